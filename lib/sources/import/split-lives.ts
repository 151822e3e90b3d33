import { notBefore, type ObservedPolicy, type ObservedVersion } from './observation';

/**
 * Splits what a source has of one name into the policies that had the name one after the other,
 * oldest first. IAM never reuses the id of a version within a policy: a second v1 with a later
 * date, or a date of creation after the versions before it, belongs to a policy that was created
 * after the first one was deleted. Days are compared, because the day is part of the later key.
 */
export function splitLives(policy: ObservedPolicy): ObservedPolicy[] {
  const { listed = [], absences: _, listed: __, ...rest } = policy;
  const lives = groupVersions(policy);
  return lives.map((versions, index): ObservedPolicy => {
    const before = lives[index - 1]?.at(-1)?.createDate ?? '';
    const next = lives[index + 1];
    const [first] = versions;
    const isOwn = (date: string) =>
      date > before && (first === undefined || date <= first.createDate);
    const entry = listed.findLast(({ createDate }) => isOwn(createDate));
    const createDate =
      policy.createDate !== null && (lives.length === 1 || isOwn(policy.createDate))
        ? policy.createDate
        : (entry?.createDate ?? null);
    const life = {
      ...rest,
      arn: policy.arn ?? entry?.arn ?? null,
      createDate,
      versions,
      ...(entry !== undefined && { isAttachable: entry.isAttachable }),
    };
    return lives.length === 1 ? life : limit(policy, life, index > 0, next);
  });
}

/** Keeps the observations of one life: after its first version, and before the next life. */
function limit(
  { absences = [] }: ObservedPolicy,
  { deprecated, noLongerObserved, lastObserved, ...life }: ObservedPolicy,
  isLater: boolean,
  next: readonly ObservedVersion[] | undefined,
): ObservedPolicy {
  const begins = isLater ? findFirstObserved(life.versions) : '';
  const ends = next && findFirstObserved(next);
  const isWithin = (instant: string) => instant >= begins && (ends === undefined || instant < ends);
  const limited: ObservedPolicy = {
    ...life,
    ...(life.defaults && {
      defaults: life.defaults.filter(({ firstObserved }) => isWithin(firstObserved)),
    }),
    ...(life.withdrawals && {
      withdrawals: life.withdrawals.filter(({ from, until }) => isWithin(from) && isWithin(until)),
    }),
  };
  if (next === undefined) {
    return {
      ...limited,
      ...(deprecated !== undefined && { deprecated }),
      ...(noLongerObserved !== undefined && { noLongerObserved }),
      ...(lastObserved !== undefined && { lastObserved }),
    };
  }
  const last = life.versions.map(({ firstObserved }) => firstObserved).reduce(notBefore);
  const absent = absences.find(({ from, until }) => isWithin(from) && !isWithin(until))?.from;
  const created = (next[0] as ObservedVersion).createDate;
  return { ...limited, lastObserved: last, noLongerObserved: notBefore(absent ?? created, last) };
}

function findFirstObserved(versions: readonly ObservedVersion[]): string {
  return versions.map(({ firstObserved }) => firstObserved).reduce((a, b) => (a < b ? a : b));
}

/** The versions of each life, in the order of their creation. */
function groupVersions({ versions, createDate, listed = [] }: ObservedPolicy): ObservedVersion[][] {
  const created = [...(createDate === null ? [] : [createDate]), ...listed.map(readCreateDate)];
  const lives: ObservedVersion[][] = [];
  for (const version of versions.toSorted((a, b) => (a.createDate < b.createDate ? -1 : 1))) {
    const life = lives.at(-1);
    if (life === undefined || startsLife(version, life, created)) lives.push([version]);
    else life.push(version);
  }
  // A policy without versions is one life, for what else the source has of it.
  if (lives.length < 2) return [[...versions]];
  return lives;
}

function readCreateDate({ createDate }: { createDate: string }): string {
  return createDate;
}

function startsLife(
  { versionId, createDate }: ObservedVersion,
  life: readonly ObservedVersion[],
  created: readonly string[],
): boolean {
  const last = (life.at(-1) as ObservedVersion).createDate;
  if (isSameDay(last, createDate)) return false;
  const isCreatedSince = created.some(
    (date) => date > last && !isSameDay(last, date) && date <= createDate,
  );
  return isCreatedSince || (versionId === 'v1' && life.some((each) => each.versionId === 'v1'));
}

function isSameDay(a: string, b: string): boolean {
  return a.slice(0, 10) === b.slice(0, 10);
}

import { parsePolicyArn } from '../../iam/policy-key';
import { decodeBytes } from '../../shared/decode-text';
import { parseText } from '../../shared/json/parse-text';
import { describeValue, isObject } from '../../shared/problem';
import { showText } from '../../shared/show-text';
import { type FileChange, readBlobs } from './git';
import { type ListedPolicy, normalizeInstant } from './observation';

/** The file with the output of `aws iam list-policies`, and the one with removed policies. */
export const listFile = 'policies-list.json';
export const removedFile = 'DEPRECATED.json';

/** What the lists of an archive say of policies, by name. */
export interface ArchiveLists {
  /** The entries of a name, oldest first; one for each date of creation. */
  listed: Map<string, ListedPolicy[]>;
  /** The day on which the archive found a policy removed from IAM's list. */
  removed: Map<string, string>;
  /** The names in the newest list. */
  current: Set<string>;
  unreadable: string[];
}

/** All states of a list up to so many are read; of more, those before a removal. */
const maxLists = 100;

/**
 * Reads `policies-list.json` and `DEPRECATED.json` of an archive. The list has hundreds of
 * kilobytes and changes with every version: of many states, only the first, the last, and those
 * before another change are read, which together have every policy.
 *
 * @param changes of these two files along the first parents, oldest first
 * @param removals instants at which a policy can have left the list
 */
export async function readArchiveLists(
  repository: string,
  changes: readonly FileChange[],
  removals: readonly string[],
): Promise<ArchiveLists> {
  const lists: ArchiveLists = {
    listed: new Map(),
    removed: new Map(),
    current: new Set(),
    unreadable: [],
  };
  const removedStates = changes.filter(({ path }) => path === removedFile);
  const listStates = chooseStates(
    changes.filter(({ path }) => path === listFile),
    [...removals, ...removedStates.map(({ time }) => time)],
  );
  await readStates(repository, listStates, lists, (value) => addList(lists, value));
  await readStates(repository, removedStates, lists, (value, day) => addRemoved(lists, value, day));
  for (const name of [...lists.removed.keys()].filter((each) => lists.current.has(each))) {
    lists.removed.delete(name);
    const found = `found it in the newest ${listFile}`;
    lists.unreadable.push(
      showText(
        `${removedFile} at ${name}: expected a policy that is removed, ${found}. Passed over.`,
      ),
    );
  }
  return lists;
}

function chooseStates(states: readonly FileChange[], instants: readonly string[]): FileChange[] {
  if (states.length <= maxLists) return [...states];
  const chosen = new Set([states[0], states.at(-1)]);
  for (const instant of instants) chosen.add(states.findLast(({ time }) => time < instant));
  return states.filter((state) => chosen.has(state));
}

/** Adds each state, and reports those that cannot be read. `add` returns what was expected instead. */
async function readStates(
  repository: string,
  states: readonly FileChange[],
  { unreadable }: ArchiveLists,
  add: (value: unknown, day: string) => string | undefined,
) {
  const existing = states.filter(({ blob }) => blob !== undefined);
  const blobs = readBlobs(
    repository,
    existing.map(({ blob }) => blob as string),
  );
  for (const { commit, time, path } of existing) {
    const decoded = decodeBytes((await blobs.next()).value as Buffer);
    const parsed = decoded.problem === undefined ? parseText(decoded.text) : undefined;
    const [problem = decoded.problem] = parsed?.problems ?? [];
    const found =
      problem === undefined
        ? add(parsed?.value, time.slice(0, 10))
        : `expected ${problem.expected}, found ${problem.found}`;
    if (found === undefined) continue;
    unreadable.push(showText(`${path} in commit ${commit} of ${time}: ${found}. Passed over.`));
  }
}

function addList({ listed, current }: ArchiveLists, value: unknown): string | undefined {
  const list = isObject(value) ? value.Policies : value;
  if (!Array.isArray(list)) {
    return `expected {"Policies": […]} as of aws iam list-policies, found ${describeValue(value)}`;
  }
  current.clear();
  let problem: string | undefined;
  for (const [index, item] of list.entries()) {
    const policy = readListed(item);
    if (policy === undefined) {
      problem ??= `at /Policies/${index}, expected PolicyName, Arn, CreateDate and IsAttachable, found ${describeValue(item)}`;
      continue;
    }
    const { name, ...entry } = policy;
    current.add(name);
    const others = (listed.get(name) ?? []).filter((each) => each.createDate !== entry.createDate);
    listed.set(name, [...others, entry]);
  }
  return problem;
}

function readListed(item: unknown): (ListedPolicy & { name: string }) | undefined {
  if (!isObject(item)) return undefined;
  const { PolicyName: name, Arn: arn, CreateDate: created, IsAttachable: isAttachable } = item;
  const createDate = typeof created === 'string' ? normalizeInstant(created) : undefined;
  const isOwn = typeof arn === 'string' && parsePolicyArn(arn)?.name === name;
  return isOwn && createDate !== undefined && typeof isAttachable === 'boolean'
    ? { name: name as string, arn, createDate, isAttachable }
    : undefined;
}

/** The file is a list of names, or an object with the day of each; some days are `Unknown`. */
function addRemoved({ removed }: ArchiveLists, value: unknown, day: string): string | undefined {
  const days = Array.isArray(value)
    ? value.map((name): [unknown, unknown] => [name, undefined])
    : isObject(value)
      ? Object.entries(value)
      : undefined;
  if (days === undefined || days.some(([name]) => typeof name !== 'string')) {
    return `expected names of policies with days, found ${describeValue(value)}`;
  }
  const before = new Map(removed);
  removed.clear();
  for (const [name, stated] of days as [string, unknown][]) {
    const isDay = typeof stated === 'string' && normalizeInstant(`${stated}T00:00:00Z`);
    removed.set(name, isDay ? (stated as string) : (before.get(name) ?? day));
  }
  return undefined;
}

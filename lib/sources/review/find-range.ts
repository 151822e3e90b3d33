import { readPath } from '../../review/find-documents';
import { isObject } from '../../shared/problem';
import { SourceError } from '../source-error';
import { emptyTree, findCommit, runGit } from './git';

/** The commits, or trees, whose files are compared. */
export interface CommitRange {
  base: string;
  head: string;
}

interface RunContext {
  repository: string;
  eventName: string;
  /** The payload of the event. */
  event: unknown;
  /** GITHUB_SHA. */
  commit: string;
  /** The inputs; empty texts where they are not given. */
  base: string;
  head: string;
}

/**
 * Finds the commits to compare. A pull request is compared with the commit from which it branched
 * off; inputs and pushes are compared as they are. Source: GitHub Docs, "Events that trigger
 * workflows" and "Webhook events and payloads".
 *
 * @throws SourceError where the event names no commits, or the clone does not have them
 */
export async function findRange(context: RunContext): Promise<CommitRange> {
  const { repository, eventName, event, commit } = context;
  if (context.base !== '') {
    const head = context.head || commit || 'HEAD';
    return {
      base: await requireCommit(repository, context.base, 'base'),
      head: await requireCommit(repository, head, 'head'),
    };
  }
  if (context.head !== '') {
    throw new SourceError('The input head', '', 'the input base as well', 'none', 'Set both.');
  }
  const read = (...path: string[]) => {
    const value = readPath(event, path);
    return typeof value === 'string' ? value : '';
  };
  if (isObject(readPath(event, ['pull_request']))) {
    const head = read('pull_request', 'head', 'sha');
    const parent = await findMergedBase(repository, commit, head);
    return findBranchRange(
      repository,
      parent ?? read('pull_request', 'base', 'sha'),
      head,
      eventName,
    );
  }
  if (isObject(readPath(event, ['merge_group']))) {
    const [base, head] = [read('merge_group', 'base_sha'), read('merge_group', 'head_sha')];
    return findBranchRange(repository, base, head, eventName);
  }
  if (eventName === 'push') {
    const head = await requireCommit(repository, read('after'), 'head');
    const before = read('before');
    if (!/^0*$/.test(before)) {
      return { base: await requireCommit(repository, before, 'base'), head };
    }
    const isDefault = read('ref') === `refs/heads/${read('repository', 'default_branch')}`;
    const branch = `origin/${read('repository', 'default_branch')}`;
    const known = isDefault ? undefined : await findCommit(repository, branch);
    const base = known && (await findMergeBase(repository, known, head));
    return { base: base ?? emptyTree, head };
  }
  const expected =
    'an event with two commits: pull_request, pull_request_target, merge_group or push';
  const remedy = 'Set the inputs base and head.';
  throw new SourceError('GITHUB_EVENT_NAME', '', expected, `"${eventName}"`, remedy);
}

/**
 * The first parent of the merge commit that GitHub makes for a pull request. It is newer than the
 * base in the event where the base branch moved since the last push.
 */
async function findMergedBase(
  repository: string,
  commit: string,
  head: string,
): Promise<string | undefined> {
  if (commit === '' || (await findCommit(repository, `${commit}^2`)) !== head) return undefined;
  return findCommit(repository, `${commit}^1`);
}

async function findBranchRange(
  repository: string,
  base: string,
  head: string,
  eventName: string,
): Promise<CommitRange> {
  const [from, to] = [
    await requireCommit(repository, base, 'base', eventName),
    await requireCommit(repository, head, 'head', eventName),
  ];
  const common = await findMergeBase(repository, from, to);
  if (common === undefined)
    throw describeMissing(repository, `a common ancestor of ${from} and ${to}`);
  return { base: common, head: to };
}

async function findMergeBase(repository: string, a: string, b: string) {
  return (await runGit(repository, ['merge-base', a, b], true))?.trim();
}

async function requireCommit(
  repository: string,
  name: string,
  role: 'base' | 'head',
  eventName = '',
): Promise<string> {
  const found = await findCommit(repository, name);
  if (found !== undefined) return found;
  throw describeMissing(repository, `the ${role} commit ${name || '(none)'}`, eventName);
}

function describeMissing(repository: string, expected: string, eventName = ''): SourceError {
  const fetched =
    eventName === 'pull_request_target'
      ? ' With pull_request_target, also fetch the head: git fetch origin "pull/NUMBER/head".'
      : '';
  const remedy = `Set fetch-depth: 0 for actions/checkout, so that it fetches the whole history.${fetched}`;
  return new SourceError(repository, '', expected, 'a clone without it', remedy);
}

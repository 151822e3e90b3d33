import { isObject, type Problem } from '../shared/problem';
import { findDocuments, findTrue, namePath, readPath, startsWith } from './find-documents';
import type { DocumentContent, FileDocuments, FoundDocument, Path } from './found-document';

/** The attributes that hold identity policies, by type of resource. */
const identityAttributes: Readonly<Record<string, string>> = {
  aws_iam_policy: 'policy',
  aws_iam_role_policy: 'policy',
  aws_iam_user_policy: 'policy',
  aws_iam_group_policy: 'policy',
  aws_iam_role: 'inline_policy',
  aws_ssoadmin_permission_set_inline_policy: 'inline_policy',
};

const attachmentAttributes = ['managed_policy_arns', 'permissions_boundary'];

interface ResourceChange {
  address: string;
  type: string;
  before: unknown;
  after: unknown;
  unknown: Path[];
  sensitive: Path[];
}

/** Whether a JSON value is a Terraform plan, as `terraform show -json` writes it. */
export function isPlan(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value.format_version === 'string' &&
    (Object.hasOwn(value, 'resource_changes') || Object.hasOwn(value, 'planned_values'))
  );
}

/**
 * Reads the documents before and after a plan. Source: Terraform, "JSON Output Format", changes
 * representation: a text that is not known before the apply is absent from `after`, and `true` in
 * `after_unknown`.
 */
export function readPlan(plan: unknown): { before: FileDocuments; after: FileDocuments } {
  const list = readPath(plan, ['resource_changes']);
  const changes = (Array.isArray(list) ? list : []).flatMap((each) => readChange(each) ?? []);
  const incomplete = readPath(plan, ['errored']) === true ? [describeIncomplete()] : [];
  return {
    before: {
      documents: changes.flatMap((change) => listDocuments(change, 'before')),
      attachments: new Map(changes.flatMap((change) => listAttachments(change, 'before'))),
    },
    after: {
      documents: [...incomplete, ...changes.flatMap((change) => listDocuments(change, 'after'))],
      attachments: new Map(changes.flatMap((change) => listAttachments(change, 'after'))),
    },
  };
}

function readChange(value: unknown): ResourceChange | undefined {
  const [address, type, change] = ['address', 'type', 'change'].map((key) =>
    readPath(value, [key]),
  );
  if (typeof address !== 'string' || typeof type !== 'string') return undefined;
  const actions = JSON.stringify(readPath(change, ['actions']));
  if (actions === '["no-op"]' || actions === '["read"]') return undefined;
  return {
    address,
    type,
    before: readPath(change, ['before']),
    after: readPath(change, ['after']),
    unknown: findTrue(readPath(change, ['after_unknown'])),
    sensitive: ['before_sensitive', 'after_sensitive'].flatMap((key) =>
      findTrue(readPath(change, [key])),
    ),
  };
}

function listDocuments(change: ResourceChange, side: 'before' | 'after'): FoundDocument[] {
  const state = change[side];
  const found = listTexts(change, side).map(({ path, value }) => {
    const isSensitive = change.sensitive.some((each) => startsWith(path, each));
    const content: DocumentContent = isSensitive
      ? { kind: 'problem', problem: describeSensitive(path) }
      : typeof value === 'string'
        ? { kind: 'text', text: value }
        : { kind: 'value', value };
    return describeDocument(change, state, path, content, value);
  });
  return side === 'before' ? found : [...found, ...listUnknown(change)];
}

/** The documents, and what stands in a place of an identity policy without being one. */
function listTexts(change: ResourceChange, side: 'before' | 'after') {
  const found = findDocuments(change[side]);
  const attribute = identityAttributes[change.type];
  const required = attribute === undefined ? [] : listRequired(change[side], attribute);
  const others = required.filter(({ path }) => !found.some((each) => startsWith(each.path, path)));
  return [...found, ...others];
}

function listRequired(state: unknown, attribute: string) {
  const value = readPath(state, [attribute]);
  const paths = Array.isArray(value)
    ? value.map((_, index): Path => [attribute, index, 'policy'])
    : [[attribute]];
  return paths
    .map((path) => ({ path, value: readPath(state, path) }))
    .filter((each) => typeof each.value === 'string' && each.value !== '');
}

/** The documents that are known only after the apply. */
function listUnknown(change: ResourceChange): FoundDocument[] {
  const before = findDocuments(change.before);
  return change.unknown.flatMap((path) => {
    const known = before.filter((each) => startsWith(each.path, path));
    const isPolicy = isIdentityPath(change, path) || path.at(-1) === 'policy';
    const paths = known.length > 0 ? known.map((each) => each.path) : isPolicy ? [path] : [];
    return paths.map((each) =>
      describeDocument(change, change.before, each, {
        kind: 'problem',
        problem: {
          place: `/${each.join('/')}`,
          expected: 'a document that the plan knows',
          found: 'a value that is known only after the apply',
          remedy: 'Apply in two steps, or name resources by ARNs that are known before the apply.',
        },
      }),
    );
  });
}

function describeDocument(
  change: ResourceChange,
  state: unknown,
  path: Path,
  content: DocumentContent,
  value?: unknown,
): FoundDocument {
  const name = namePath(state, path).replace(/(^|\/)policy$/, '');
  return {
    id: name === '' ? change.address : `${change.address} ${name}`,
    key: JSON.stringify(content.kind === 'problem' ? [content, value] : content),
    isIdentity: isIdentityPath(change, path),
    read: () => content,
    // A plan does not name lines of the configuration.
    findLine: () => undefined,
  };
}

function isIdentityPath({ type }: ResourceChange, [attribute]: Path): boolean {
  return attribute !== undefined && identityAttributes[type] === attribute;
}

function describeSensitive(path: Path): Problem {
  return {
    place: `/${path.join('/')}`,
    expected: 'a document that may be shown',
    found: 'one that the plan marks as sensitive',
    remedy: 'Remove the mark where the document is no secret.',
  };
}

function describeIncomplete(): FoundDocument {
  const problem = {
    place: '/errored',
    expected: 'a complete plan',
    found: 'one that ended with an error',
    remedy: 'Correct the error, and plan again.',
  };
  return {
    id: 'plan',
    key: 'errored',
    isIdentity: true,
    read: () => ({ kind: 'problem', problem }),
    findLine: () => undefined,
  };
}

function listAttachments(change: ResourceChange, side: 'before' | 'after'): [string, string][] {
  const { type, address } = change;
  const state = change[side];
  if (!isObject(state)) return [];
  if (/^aws_iam_\w*policy_attachment/.test(type)) return [[address, JSON.stringify(state)]];
  return attachmentAttributes
    .filter((key) => type.startsWith('aws_iam_') && Object.hasOwn(state, key))
    .map((key) => [`${address} ${key}`, JSON.stringify(state[key])]);
}

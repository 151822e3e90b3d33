import type { Problem } from '../shared/problem';

/** The prefix of the policy variables that stand for values that a template does not have. */
const prefix = 'Template:';

/** Longer labels are cut. */
const maxLabel = 60;

/** A place in which an unknown value is used. Statements and texts are compared by identity. */
export interface PlaceholderUse {
  statement: object;
  /** The part of the statement, such as `Resource`, or the operator and the key of a condition. */
  part: string;
  /** The text of that part. */
  text: object;
  /** Whether the value can only extend what an Allow matches, or what a Deny matches. */
  role: 'allow' | 'deny' | 'other';
}

interface Placeholder {
  name: string;
  /** Whether it is known to be one text without wildcards, such as a region or the ARN of a resource. */
  isFixed: boolean;
  roles: Set<PlaceholderUse['role']>;
  parts: Map<object, string>;
  texts: Set<object>;
  /** Whether one request has to match two of its uses at the same time. */
  isJoined: boolean;
}

/**
 * The unknown values in both states of a document. Each becomes a policy variable, because a
 * comparison finds the values of variables for which two documents differ. A variable is one text.
 * A value that can have wildcards, or be a list, matches what one of its texts matches. Where it is
 * used in Allow statements alone, once in each, the document allows what it allows for one of the
 * texts; the same holds for Deny. Elsewhere, a difference may need two of the texts at a time.
 */
export class Placeholders {
  private readonly byKey = new Map<string, Placeholder>();
  private readonly names = new Set<string>();

  /**
   * The policy variable of an unknown value.
   * @param key equal keys are equal values
   */
  use(key: string, label: string, isFixed: boolean, use: PlaceholderUse): string {
    const placeholder = this.byKey.get(key) ?? this.add(key, label, isFixed);
    const { roles, parts, texts } = placeholder;
    const isOtherPart = (parts.get(use.statement) ?? use.part) !== use.part;
    if (isOtherPart || texts.has(use.text)) placeholder.isJoined = true;
    roles.add(use.role);
    parts.set(use.statement, use.part);
    texts.add(use.text);
    return `\${${placeholder.name}}`;
  }

  private add(key: string, label: string, isFixed: boolean): Placeholder {
    const plain = label
      .replace(/[^\w:.*/+@ -]+/g, ' ')
      .replace(/ +/g, ' ')
      .trim()
      .slice(0, maxLabel)
      .trim();
    let name = `${prefix}${plain}`;
    // Context keys ignore letter case.
    for (let number = 2; this.names.has(name.toLowerCase()); number += 1) {
      name = `${prefix}${plain} #${number}`;
    }
    this.names.add(name.toLowerCase());
    const placeholder: Placeholder = {
      name,
      isFixed,
      roles: new Set(),
      parts: new Map(),
      texts: new Set(),
      isJoined: false,
    };
    this.byKey.set(key, placeholder);
    return placeholder;
  }

  /** Why the documents cannot be compared in spite of the variables; undefined where they can. */
  findProblem(): Problem | undefined {
    const joined = [...this.byKey.values()].find(
      ({ isFixed, isJoined, roles }) =>
        !isFixed && (isJoined || roles.size > 1 || roles.has('other')),
    );
    if (joined === undefined) return undefined;
    return {
      place: '',
      expected: 'unknown values that stand once in a statement, and only in Allow or only in Deny',
      found: `\${${joined.name}}, which may have wildcards or several values`,
      remedy: 'Write the value, or compare the documents after deployment.',
    };
  }
}

/** Whether a text of a document has a variable that looks like a placeholder. */
export function hasPlaceholderText(text: string): boolean {
  return /\$\{\s*template:/i.test(text);
}

/** Whether a context key is that of a placeholder. */
export function isPlaceholderKey(key: string): boolean {
  return key.toLowerCase().startsWith(prefix.toLowerCase());
}

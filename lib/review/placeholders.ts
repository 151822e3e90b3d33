import type { Problem } from '../shared/problem';

/** The prefix of the policy variables that stand for values that a template does not have. */
const prefix = 'Template:';

/** Longer labels are cut. */
const maxLabel = 60;

interface Placeholder {
  name: string;
  /** Whether it is known to be one text without wildcards, such as a region or the ARN of a resource. */
  isFixed: boolean;
  signs: Set<1 | -1>;
}

/**
 * The unknown values in both states of a document. Each becomes a policy variable, because a
 * comparison finds the values of variables for which two documents differ: it is right for every
 * value that is one text. A value that can have wildcards, or be a list, allows what its single
 * texts allow together. That is covered as well, unless it allows in one place and denies in
 * another one: then the difference may need two of these texts at the same time.
 */
export class Placeholders {
  private readonly byKey = new Map<string, Placeholder>();
  private readonly names = new Set<string>();

  /**
   * The policy variable of an unknown value.
   * @param key equal keys are equal values
   * @param sign 1 where the value can only add access to its document, -1 where it can only remove it
   */
  use(key: string, label: string, isFixed: boolean, sign: 1 | -1): string {
    const placeholder = this.byKey.get(key) ?? this.add(key, label, isFixed);
    placeholder.signs.add(sign);
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
    const placeholder = { name, isFixed, signs: new Set<1 | -1>() };
    this.byKey.set(key, placeholder);
    return placeholder;
  }

  /** Why the documents cannot be compared in spite of the variables; undefined where they can. */
  findProblem(): Problem | undefined {
    const mixed = [...this.byKey.values()].find(({ isFixed, signs }) => !isFixed && signs.size > 1);
    if (mixed === undefined) return undefined;
    return {
      place: '',
      expected: 'unknown values that either allow or deny access',
      found: `\${${mixed.name}}, which does both and may have wildcards or several values`,
      remedy: 'Compare the documents after deployment, with npm run compare.',
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

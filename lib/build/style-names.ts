/** What a selector asks of a page; what only states or relations decide is taken to hold. */
export interface Asked {
  selector: string;
  /** Elements by name, classes with a dot. */
  names: string[];
}

/** A class in a selector, as it is escaped there. */
export const className = /\.((?:[\w-]|\\.)+)/g;

/** Parts of a field, as browsers call them. */
const fieldPart =
  /::(?:placeholder|file-selector-button|-webkit-(?:search|date|calendar|inner|outer))/;

/** Of several within the parentheses of `:is(…)` and its like none is asked for: one will do. */
export function readSelector(selector: string): Asked {
  let plain = selector.replace(/\[[^\]]*\](?!\\)/g, (text, at: number) =>
    selector[at - 1] === '\\' ? text : '',
  );
  // What `:has()` seeks has to be there, and what the only choice of another asks for; `:not()`
  // may hold of anything.
  plain = plain
    .replace(/:not\((?:[^()]|\([^()]*\))*\)/g, ' ')
    .replace(/:(?:has|is|where)\(([^(),]*)\)/g, ' $1 ');
  for (let before = ''; before !== plain; ) {
    before = plain;
    plain = plain.replace(/(?<!\\)::?[\w-]+(?:\((?:[^()\\]|\\.)*\))?/g, ' ');
  }
  const elements = plain.replace(/[.#](?:[\w-]|\\.)+/g, ' ').match(/[a-z][a-z0-9]*/g);
  const field = fieldPart.test(selector) ? ['input'] : [];
  const classes = listClasses(plain).map((name) => `.${name}`);
  return { selector, names: [...classes, ...(elements ?? []), ...field] };
}

/** Classes of a selector, as a page has them. */
export function listClasses(selector: string): string[] {
  return [...selector.matchAll(className)].map(([, name]) => readName(name as string));
}

/** A name as a page has it, of the same as a selector escapes it. */
export function readName(escaped: string): string {
  return escaped.replace(/\\(.)/g, '$1');
}

/** Elements of a page by name, and its classes with a dot. */
export function findNames(html: string): Set<string> {
  const found = new Set<string>();
  const lists = new Set<string>();
  for (const [, element, list] of html.matchAll(/<([a-z][a-z0-9]*)(?:[^<>]*? class="([^"]*)")?/g)) {
    found.add(element as string);
    if (list !== undefined) lists.add(list);
  }
  for (const list of lists) {
    for (const name of list.split(' ')) found.add(`.${decode(name)}`);
  }
  return found;
}

const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

/** A text of an attribute. */
export function decode(text: string): string {
  return text.replace(/&([a-z]+|#x27);/g, (whole, name: string) => characters[name] ?? whole);
}

import postcss, { type AtRule, type ChildNode, type Container } from 'postcss';

/** What a style sheet is to pages that have its rules in them. */
export interface PageStyles {
  /** A page with short names in place of those of single rules, as `pick` writes them. */
  shorten: (html: string) => string;
  /** The rules that a shortened page has elements for, as text; the same for the same elements. */
  pick: (html: string) => string;
}

/** What a selector asks of a page; what only states or relations decide is taken to hold. */
interface Asked {
  selector: string;
  /** Elements by name, classes with a dot. */
  names: string[];
}

/** A style sheet as it is picked from: rules, what stands around them, and what has no rules. */
type Part =
  | { selectors: Asked[]; lines: Line[] }
  | { around: string; parts: Part[] }
  | { lines: [Line] };

/** A declaration, or a statement of the sheet. */
interface Line {
  text: string;
  /** The custom property that it makes. */
  property?: string;
  /** Whether it makes it what it is to begin with: `@property`, and the same for older browsers. */
  isInitial: boolean;
  /** What `@property` says of that; none where it says nothing. */
  initial?: string;
  refersTo: string[];
}

/**
 * Reads a style sheet once and picks from it for each page: rules whose classes and elements
 * the page has, and custom properties that these refer to. Attributes, states (`:hover`) and ids
 * ask for nothing: a script of the page may change them. Classes of the layer of utilities
 * (`max-w-[46rem]`) and custom properties are called by a letter or two: they stand in the page
 * as often as in the rules.
 *
 * @throws CssSyntaxError where the sheet is none
 */
export function createPageStyles(sheet: string): PageStyles {
  const root = postcss.parse(sheet);
  root.walkComments((comment) => {
    comment.remove();
  });
  dropFallbacks(root);
  shortenProperties(root);
  const shortNames = shortenUtilities(root);
  const parts = root.nodes.map((node) => readPart(node));
  const names = new Set(listAsked(parts).flatMap((asked) => asked.names));
  const made = new Map<string, string>();
  const shortened = new Map<string, string>();
  const shortenList = (list: string): string => {
    const known = shortened.get(list);
    if (known !== undefined) return known;
    const short = list.split(' ').map((name) => shortNames.get(decode(name)) ?? name);
    shortened.set(list, short.join(' '));
    return short.join(' ');
  };
  return {
    shorten: (html) =>
      html.replace(
        /(<[a-z][^<>]*? class=")([^"]*)/g,
        (_, before: string, list: string) => before + shortenList(list),
      ),
    pick: (html) => {
      const found = findNames(html);
      const key = [...names].filter((name) => found.has(name)).join(' ');
      const known = made.get(key) ?? writeUsed(parts, found);
      // Pages alike come one after another; all there are would be much of the build's memory.
      if (made.size === 64) made.clear();
      made.set(key, known);
      return known;
    },
  };
}

function readPart(node: ChildNode, isInitial = false): Part {
  if (node.type === 'rule') {
    return {
      selectors: node.selectors.map(readSelector),
      lines: node.nodes.map((line) => readLine(line, isInitial)),
    };
  }
  // What is within these selects nothing by itself.
  const isWhole = node.type !== 'atrule' || /^property$|keyframes$/.test(node.name);
  if (isWhole || node.nodes === undefined) return { lines: [readLine(node, isInitial)] };
  const around = `@${node.name} ${node.params}`;
  const isOfInitials = isInitial || around === '@layer properties';
  return { around, parts: node.nodes.map((child) => readPart(child, isOfInitials)) };
}

function readLine(node: ChildNode, isInitial: boolean): Line {
  const isStatement = node.type === 'atrule' && node.nodes === undefined;
  const text = `${node}${isStatement ? ';' : ''}`;
  const isRegistered = node.type === 'atrule' && node.name === 'property';
  const property = isRegistered
    ? node.params
    : node.type === 'decl' && node.prop.startsWith('--')
      ? node.prop
      : undefined;
  const initial = /initial-value:([^;}]+)/.exec(isRegistered ? text : '')?.[1];
  return {
    text,
    ...(property && { property }),
    isInitial: isInitial || isRegistered,
    ...(initial && { initial }),
    refersTo: [...text.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name as string),
  };
}

function listAsked(parts: readonly Part[]): Asked[] {
  return parts.flatMap((part) => {
    if ('parts' in part) return listAsked(part.parts);
    return 'selectors' in part ? part.selectors : [];
  });
}

const className = /\.((?:[\w-]|\\.)+)/g;

/** Parts of a field, as browsers call them. */
const fieldPart =
  /::(?:placeholder|file-selector-button|-webkit-(?:search|date|calendar|inner|outer))/;

/** What stands within the parentheses of `:is(…)` and its like asks for nothing: one will do. */
function readSelector(selector: string): Asked {
  let plain = selector.replace(/\[[^\]]*\](?!\\)/g, (text, at: number) =>
    selector[at - 1] === '\\' ? text : '',
  );
  // What `:has()` seeks has to be there; `:not()` may hold of anything.
  plain = plain
    .replace(/:not\((?:[^()]|\([^()]*\))*\)/g, ' ')
    .replace(/:has\(([^(),]*)\)/g, ' $1 ');
  for (let before = ''; before !== plain; ) {
    before = plain;
    plain = plain.replace(/(?<!\\)::?[\w-]+(?:\((?:[^()\\]|\\.)*\))?/g, ' ');
  }
  const elements = plain.replace(/[.#](?:[\w-]|\\.)+/g, ' ').match(/[a-z][a-z0-9]*/g);
  const field = fieldPart.test(selector) ? ['input'] : [];
  const classes = listClasses(plain).map((name) => `.${name}`);
  return { selector, names: [...classes, ...(elements ?? []), ...field] };
}

function listClasses(selector: string): string[] {
  return [...selector.matchAll(className)].map(([, name]) => readName(name as string));
}

function readName(escaped: string): string {
  return escaped.replace(/\\(.)/g, '$1');
}

/** Elements of a page by name, and its classes with a dot. */
function findNames(html: string): Set<string> {
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

function decode(text: string): string {
  return text.replace(/&([a-z]+|#x27);/g, (whole, name: string) => characters[name] ?? whole);
}

function writeUsed(parts: readonly Part[], found: ReadonlySet<string>): string {
  const used = writeConstants(dropUnused(parts, found));
  const lines = listLines(used);
  const needed = new Set(lines.filter(({ property }) => !property).flatMap(readReferences));
  // A set that grows while it is gone through is gone through to its new end.
  for (const name of needed) {
    for (const line of lines) {
      if (line.property === name) for (const other of line.refersTo) needed.add(other);
    }
  }
  return write(used, ({ property }) => property === undefined || needed.has(property));
}

/** Properties that nothing of the page changes are written as what they are to begin with. */
function writeConstants(parts: readonly Part[]): Part[] {
  const lines = listLines(parts);
  const changed = new Set(lines.filter(({ isInitial }) => !isInitial).map(readProperty));
  const constants = new Map(
    lines
      .filter(({ text, property }) => text.startsWith('@property') && !changed.has(property))
      .map(({ property, initial }) => [property, initial]),
  );
  const rewrite = (line: Line): Line => ({
    ...line,
    text: line.text.replace(/var\((--[\w-]+)(?:,([^()]*))?\)/g, (whole, name, fallback) =>
      constants.has(name) ? (constants.get(name) ?? fallback ?? whole) : whole,
    ),
    refersTo: line.refersTo.filter((name) => !constants.has(name)),
  });
  const rewriteAll = (part: Part): Part => {
    if ('parts' in part) return { ...part, parts: part.parts.map(rewriteAll) };
    if ('selectors' in part) return { ...part, lines: part.lines.map(rewrite) };
    return part;
  };
  return parts.map(rewriteAll);
}

function readProperty({ property }: Line): string | undefined {
  return property;
}

function readReferences({ refersTo }: Line): string[] {
  return refersTo;
}

/** Rules with those of their selectors that the page has elements for. */
function dropUnused(parts: readonly Part[], found: ReadonlySet<string>): Part[] {
  return parts.flatMap((part): Part[] => {
    if ('parts' in part) return [{ ...part, parts: dropUnused(part.parts, found) }];
    if (!('selectors' in part)) return [part];
    const selectors = part.selectors.filter(({ names }) => names.every((name) => found.has(name)));
    return selectors.length > 0 ? [{ ...part, selectors }] : [];
  });
}

function listLines(parts: readonly Part[]): Line[] {
  return parts.flatMap((part) => ('parts' in part ? listLines(part.parts) : part.lines));
}

/** Without what is empty. */
function write(parts: readonly Part[], isNeeded: (line: Line) => boolean): string {
  return parts
    .map((part) => {
      if ('parts' in part) {
        const inside = write(part.parts, isNeeded);
        return inside && `${part.around}{${inside}}`;
      }
      const lines = part.lines.filter(isNeeded).map(({ text }) => text);
      if (!('selectors' in part)) return lines.join('');
      const selectors = part.selectors.map(({ selector }) => selector).join(',');
      return lines.length > 0 ? `${selectors}{${lines.join(';')}}` : '';
    })
    .join('');
}

/** What a property would have been without a value that every page gives it, and what is said twice. */
function dropFallbacks(root: Container) {
  const given = new Set<string>();
  root.walkRules(/^:root(?:,:host)?$/, ({ parent, nodes }) => {
    const isAlways = parent?.type === 'root' || (parent as AtRule).name === 'layer';
    for (const node of isAlways ? nodes : []) if (node.type === 'decl') given.add(node.prop);
  });
  // This value is none: `var()` then takes what stands beside the name.
  root.walkDecls(/^--/, ({ prop, value }) => {
    if (value === 'initial') given.delete(prop);
  });
  root.walkDecls((declaration) => {
    if (declaration.next()?.toString() === declaration.toString()) declaration.remove();
    else {
      declaration.value = declaration.value.replace(
        /var\((--[\w-]+),[^()]*\)/g,
        (whole, name: string) => (given.has(name) ? `var(${name})` : whole),
      );
    }
  });
}

/** `a` to `z`, then `aa`. */
function nameShortly(place: number): string {
  const before = place < 26 ? '' : nameShortly(Math.floor(place / 26) - 1);
  return before + String.fromCharCode(97 + (place % 26));
}

/** By the order in the sheet: every page calls them the same. */
function shortenProperties(root: Container) {
  const names = new Map<string, string>();
  const shorten = (name: string): string => {
    const short = names.get(name) ?? `--${nameShortly(names.size)}`;
    names.set(name, short);
    return short;
  };
  root.walk((node) => {
    if (node.type === 'atrule' && node.name === 'property') node.params = shorten(node.params);
    if (node.type !== 'decl') return;
    if (node.prop.startsWith('--')) node.prop = shorten(node.prop);
    node.value = node.value.replace(
      /(var\(\s*)(--[\w-]+)/g,
      (_, before: string, name: string) => before + shorten(name),
    );
  });
}

/** Classes of the layer of utilities alone; others are names that scripts and tests may seek. */
function shortenUtilities(root: Container): ReadonlyMap<string, string> {
  const [utilities, others] = [new Set<string>(), new Set<string>()];
  root.walkRules((rule) => {
    const names = isUtility(rule) ? utilities : others;
    for (const name of listClasses(rule.selector)) names.add(name);
  });
  const short = new Map(
    [...utilities]
      .filter((name) => !others.has(name))
      .map((name, index) => [name, `_${nameShortly(index)}`]),
  );
  root.walkRules((rule) => {
    rule.selector = rule.selector.replace(className, (whole, name: string) => {
      const known = short.get(readName(name));
      return known === undefined ? whole : `.${known}`;
    });
  });
  return short;
}

function isUtility({ parent }: ChildNode): boolean {
  if (parent === undefined || parent.type === 'root') return false;
  const { name, params } = parent as AtRule;
  return (name === 'layer' && params === 'utilities') || isUtility(parent as ChildNode);
}

import postcss, { type AtRule, type ChildNode, type Container } from 'postcss';
import { shortenProperties, shortenUtilities } from './short-names';
import { type Asked, findNames, readSelector } from './style-names';

/** What a style sheet is to pages that have its rules in them. */
export interface PageStyles {
  /** A page with short names in place of those of single rules, as `pick` writes them. */
  shorten: (html: string) => string;
  /** The rules that a shortened page has elements for, as text; the same for the same elements. */
  pick: (html: string) => string;
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
  const shorten = shortenUtilities(root);
  const parts = root.nodes.map((node) => readPart(node));
  const names = new Set(listAsked(parts).flatMap((asked) => asked.names));
  const made = new Map<string, string>();
  return {
    shorten,
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

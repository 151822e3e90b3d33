import type { AtRule, ChildNode, Container } from 'postcss';
import { className, decode, listClasses, readName } from './style-names';

/**
 * Gives the classes of the layer of utilities short names in a sheet.
 * @returns what gives them to a page, in its tags alone
 */
export function shortenUtilities(root: Container): (html: string) => string {
  const names = renameUtilities(root);
  const known = new Map<string, string>();
  const shortenList = (list: string): string => {
    const short =
      known.get(list) ??
      list
        .split(' ')
        .map((name) => names.get(decode(name)) ?? name)
        .join(' ');
    known.set(list, short);
    return short;
  };
  return (html) =>
    html.replace(
      /(<[a-z][^<>]*? class=")([^"]*)/g,
      (_, before: string, list: string) => before + shortenList(list),
    );
}

/** `a` to `z`, then `aa`. */
function nameShortly(place: number): string {
  const before = place < 26 ? '' : nameShortly(Math.floor(place / 26) - 1);
  return before + String.fromCharCode(97 + (place % 26));
}

/** By the order in the sheet: every page calls them the same. */
export function shortenProperties(root: Container) {
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
function renameUtilities(root: Container): ReadonlyMap<string, string> {
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

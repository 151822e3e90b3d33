import postcss, { type AtRule, type Container } from 'postcss';
import { PurgeCSS } from 'purgecss';

/** The link to the style sheet of a page; Next makes one sheet of all styles. */
const link = /<link rel="stylesheet" href="([^"]+)"[^>]*\/>/;

/** The address of the style sheet of a page. */
export function findStyleSheet(html: string): string | undefined {
  return link.exec(html)?.[1];
}

/**
 * Puts rules into a page in place of the link to the style sheet. A browser asks for a linked sheet
 * after it has the page, and paints nothing until it has the sheet as well. Addresses of fonts become
 * absolute, since they are relative to the sheet.
 */
export function inlineRules(html: string, rules: string): string {
  return html.replace(link, (_, sheet: string) => {
    const resolve = (_: string, file: string) =>
      `url(${new URL(file, `https://host${sheet}`).pathname})`;
    return `<style>${rules.replace(/url\((\.\.[^)]+)\)/g, resolve)}</style>`;
  });
}

/** Adds the names by which style rules select the elements of a page: element names and classes. */
export function addSelectableNames(html: string, names: Set<string>) {
  for (const [, element, classes] of html.matchAll(
    /<([a-z][a-z0-9]*)(?:[^<>]*? class="([^"]*)")?/g,
  )) {
    names.add(element as string);
    for (const name of classes?.split(/\s+/) ?? []) names.add(decodeEntities(name));
  }
}

/**
 * The rules of a style sheet that can apply to elements with the given names. Attributes and states
 * are taken to be there, since the script of a page may set them.
 */
export async function selectRules(sheet: string, names: ReadonlySet<string>): Promise<string> {
  const attributes = [...sheet.matchAll(/\[([^\]]*)\]/g)].flatMap(([, text]) =>
    (text as string).replaceAll('\\', '').split(/[~|^$*]?=|["']/),
  );
  const [result] = await new PurgeCSS().purge({
    content: [{ raw: [...names, ...attributes].join(' '), extension: 'html' }],
    css: [{ raw: sheet }],
    defaultExtractor: (content) => content.split(' '),
    // Without it `:focus-visible` and `:target`, which name no element, would be removed.
    safelist: [/^:[\w-]+$/],
    keyframes: true,
    variables: true,
  });
  return removeUseless(result?.css ?? '');
}

/** Parts of fields for files, dates and numbers, as browsers name them: only tools have such fields. */
const fieldPart = /^::?(?:file-selector-button|-webkit-(?:date|calendar|inner|outer)[\w-]*)$/;

/**
 * Removes what Tailwind writes for every page: repeated declarations, fallbacks of properties that
 * have a value, `@property` of properties that no rule uses, and parts of fields that only tools have.
 */
function removeUseless(css: string): string {
  const root = postcss.parse(css);
  const defined = new Set<string>();
  root.walkRules(/^:root/, ({ parent, nodes }) => {
    const isAlways = parent?.type === 'root' || (parent as AtRule).name === 'layer';
    for (const node of nodes) if (isAlways && node.type === 'decl') defined.add(node.prop);
  });
  root.walkComments((comment) => {
    comment.remove();
  });
  root.walkRules((rule) => {
    if (rule.selectors.every((each) => fieldPart.test(each))) rule.remove();
  });
  root.walkDecls((declaration) => {
    if (declaration.next()?.toString() === declaration.toString()) declaration.remove();
    declaration.value = declaration.value.replace(
      /var\((--[\w-]+),[^()]*\)/g,
      (whole, name: string) => (defined.has(name) ? `var(${name})` : whole),
    );
  });
  root.walkAtRules('property', (rule) => {
    if (!css.includes(`var(${rule.params}`)) rule.remove();
  });
  removeEmpty(root);
  return root.toString();
}

function removeEmpty(container: Container) {
  container.each((node) => {
    if (!('nodes' in node) || node.nodes === undefined) return;
    removeEmpty(node as Container);
    if (node.nodes.length === 0) node.remove();
  });
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

function decodeEntities(text: string): string {
  return text.replace(/&([a-z]+|#x27);/g, (whole, name: string) => entities[name] ?? whole);
}

import { escapeXml, wrapCdata } from '../escape-text';

/** An element with text in it. */
export function writeText(name: string, text: string, attributes: Attributes = {}): string {
  return writeElement(name, [escapeXml(text)], attributes);
}

/** An element with HTML in it, kept legible: readers of feeds take it out of the section. */
export function writeHtml(name: string, html: string, attributes: Attributes = {}): string {
  return writeElement(name, [wrapCdata(html)], attributes);
}

/** An element that says all in its attributes. */
export function writeEmpty(name: string, attributes: Attributes): string {
  return `<${name}${writeAttributes(attributes)}/>`;
}

/** An element with XML in it: what stands in `parts` is written as it is. */
export function writeElement(
  name: string,
  parts: readonly string[],
  attributes: Attributes = {},
): string {
  return `<${name}${writeAttributes(attributes)}>${parts.join('')}</${name}>`;
}

/** The same, each part on a line of its own. */
export function writeLines(
  name: string,
  parts: readonly string[],
  attributes: Attributes = {},
): string {
  return writeElement(name, ['\n', ...parts.map((part) => `${part}\n`)], attributes);
}

/** A whole document. */
export function writeDocument(root: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${root}\n`;
}

type Attributes = Readonly<Record<string, string>>;

function writeAttributes(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');
}

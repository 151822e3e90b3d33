import { escapeXml, wrapCdata } from '../escape-text';

/** Formats an element with text. */
export function writeText(name: string, text: string, attributes: Attributes = {}): string {
  return writeElement(name, [escapeXml(text)], attributes);
}

/** Formats an element with HTML in a CDATA section, which keeps it legible. */
export function writeHtml(name: string, html: string, attributes: Attributes = {}): string {
  return writeElement(name, [wrapCdata(html)], attributes);
}

/** Formats an element without content. */
export function writeEmpty(name: string, attributes: Attributes): string {
  return `<${name}${writeAttributes(attributes)}/>`;
}

/** Formats an element with XML. */
export function writeElement(
  name: string,
  parts: readonly string[],
  attributes: Attributes = {},
): string {
  return `<${name}${writeAttributes(attributes)}>${parts.join('')}</${name}>`;
}

/** Formats an element with XML, one part per line. */
export function writeLines(
  name: string,
  parts: readonly string[],
  attributes: Attributes = {},
): string {
  return writeElement(name, ['\n', ...parts.map((part) => `${part}\n`)], attributes);
}

/** Formats a document. */
export function writeDocument(root: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${root}\n`;
}

type Attributes = Readonly<Record<string, string>>;

function writeAttributes(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');
}

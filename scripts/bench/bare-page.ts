/**
 * The same content as one would write it by hand: title, headings, paragraphs, lists, tables,
 * links, code and pictures, with no class, no metadata, no script and a style sheet of a few
 * lines inside. It looks like nothing in particular.
 */
export function writeBarePage(html: string): string {
  const bare = readBody(html)
    .replace(/ (?:class|data-[a-z-]+|style|rel|aria-[a-z]+|role|tabindex)="[^"]*"/g, '')
    .replace(/<\/?(?:wbr|div|span)\b[^>]*>/g, '');
  return write(
    html,
    '<style>body{font:16px/1.5 sans-serif;margin:2rem auto;max-width:75rem}' +
      'code,pre{font-family:monospace}td{vertical-align:top}</style>',
    bare,
  );
}

/**
 * The same content as one would write it by hand to look as it does: with the page's own rules,
 * or the sheet that it links, and its icon. What the site adds is left out: the script and what
 * is there for it, metadata, what feeds and search engines read, the content policy.
 */
export function writeStyledPage(html: string): string {
  const looks = html.match(/<style>[^<]*<\/style>|<link rel="(?:stylesheet|icon)"[^>]*>/g) ?? [];
  const rules = looks.join('');
  const body = readBody(html)
    .replace(/<button\b[^>]*\bscripted\b[^>]*>[\s\S]*?<\/button>/g, '')
    .replace(/ (data-[a-z-]+)="[^"]*"/g, (attribute, name) =>
      rules.includes(`[${name}`) ? attribute : '',
    );
  return write(html, rules, body);
}

function readBody(html: string): string {
  const body = /<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1] ?? '';
  return body.replace(/<(script|template)\b[\s\S]*?<\/\1>/g, '');
}

function write(html: string, looks: string, body: string): string {
  const title = /<title>[^<]*<\/title>/.exec(html)?.[0] ?? '';
  return (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width,initial-scale=1">' +
    `${title}${looks}</head><body>${body}</body></html>`
  );
}

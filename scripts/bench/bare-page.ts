/**
 * The same content as one would write it by hand: title, headings, paragraphs, lists, tables,
 * links, code and pictures, with no class, no metadata, no script and a style sheet of a few
 * lines inside.
 */
export function writeBarePage(html: string): string {
  const title = /<title>[^<]*<\/title>/.exec(html)?.[0] ?? '';
  const body = /<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1] ?? '';
  const bare = body
    .replace(/<script\b[\s\S]*?<\/script>/g, '')
    .replace(/ (?:class|data-[a-z-]+|style|rel|aria-[a-z]+|role|tabindex)="[^"]*"/g, '')
    .replace(/<\/?(?:wbr|div|span)\b[^>]*>/g, '');
  return (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width,initial-scale=1">' +
    `${title}<style>body{font:16px/1.5 sans-serif;margin:2rem auto;max-width:75rem}` +
    'code,pre{font-family:monospace}td{vertical-align:top}</style></head>' +
    `<body>${bare}</body></html>`
  );
}

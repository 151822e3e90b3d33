import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBuiltSite } from '../lib/build/built-site';
import { readCommand, refuseCommand } from './command-options';
import { exitWithMessage } from './run-command';

// Compares two built sites file by file: `npm run compare-sites -- out.before out`. What differs in
// every build of other code is left out: classes, style rules, and Next's hashed files and ids.

const usage = `npm run compare-sites -- BEFORE AFTER

Compares the built sites in two folders file by file.

Exit code: 0 where they are the same; 1 where they differ; 2 where the command is wrong.`;

/** A page without what a change of the code alone may change. */
function normalizePage(html: string): string {
  const page = html
    .replace(/<style>[\s\S]*?<\/style>|<link rel="stylesheet"[^>]*>/g, '')
    .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/g, '')
    .replace(/(<[a-z][^<>]*?) class="[^"]*"/g, '$1')
    .replace(
      /<script src="[^"]*\/_next\/[^>]*><\/script>|<template data-late[^>]*><\/template>/g,
      '',
    )
    .replace(/<script(?: id="[^"]*")?>[\s\S]*?<\/script>/g, '')
    .replace(/_R_\w+_/g, '_R_');
  // React moves some elements within the head.
  return page.replace(/<head>([\s\S]*?)<\/head>/, (_, head: string) =>
    (head.match(/<[^>]*>(?:[^<]*<\/\w+>)?/g) ?? []).sort().join(''),
  );
}

function readNormalized(folder: string, path: string): string {
  const bytes = readFileSync(join(folder, path));
  return path.endsWith('.html') ? normalizePage(bytes.toString('utf8')) : bytes.toString('latin1');
}

try {
  const { positionals } = readCommand(usage, { allowPositionals: true });
  const [before, after, ...more] = positionals;
  if (before === undefined || after === undefined || more.length > 0) {
    refuseCommand(usage, `Expected two folders, found ${positionals.length}.`);
  }
  const list = (folder: string) =>
    openBuiltSite(folder).paths.filter((path) => !path.startsWith('/_next/'));
  const [old, now] = [list(before), list(after)];
  const removed = old.filter((path) => !now.includes(path));
  const added = now.filter((path) => !old.includes(path));
  const different = old.filter(
    (path) => now.includes(path) && readNormalized(before, path) !== readNormalized(after, path),
  );
  const lines = [
    ...removed.map((path) => `removed   ${path}`),
    ...added.map((path) => `added     ${path}`),
    ...different.map((path) => `different ${path}`),
  ];
  for (const line of lines) console.log(line);
  console.log(
    `${old.length - removed.length - different.length} files are the same, ${different.length} different, ${removed.length} removed, ${added.length} added.`,
  );
  process.exitCode = lines.length === 0 ? 0 : 1;
} catch (error) {
  exitWithMessage(error);
}

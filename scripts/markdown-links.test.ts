import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { findBrokenLinks, listAnchors, listLinks, resolveLink } from '../testing/markdown';
import { listRepositoryFiles, whyNoRepository } from '../testing/repository-files';
import { projectFolder } from './run-command';

const read = (path: string) => readFileSync(join(projectFolder, path), 'utf8');

describe.skipIf(whyNoRepository !== '')(`the Markdown files${whyNoRepository}`, () => {
  const paths = whyNoRepository === '' ? listRepositoryFiles() : [];
  const files = new Map(paths.map((path) => [path, path.endsWith('.md') ? read(path) : '']));
  const documents = paths.filter((path) => path.endsWith('.md'));

  it('has links to files and headings that exist', () => {
    expect(documents.length).toBeGreaterThan(20);
    expect(documents.flatMap((path) => findBrokenLinks(path, files))).toEqual([]);
  });

  it('has a link from README.md, or from a document that it links, to every file of docs/', () => {
    const reached = new Set(['README.md']);
    // A set visits what is added during the loop.
    for (const path of reached) {
      for (const { target } of listLinks(files.get(path) ?? '')) {
        const file = resolveLink(path, target);
        if (files.has(file)) reached.add(file);
      }
    }
    const expected = paths.filter((path) => /^(docs\/|deploy\/README|[A-Z_]+\.md$)/.test(path));
    expect(expected.filter((path) => !reached.has(path))).toEqual([]);
  });
});

describe('README.md', () => {
  it('has at most 6,000 bytes', () => {
    expect(Buffer.byteLength(read('README.md'))).toBeLessThanOrEqual(6_000);
  });

  it('uses scripts of package.json', () => {
    const { scripts } = JSON.parse(read('package.json'));
    for (const [, name = ''] of read('README.md').matchAll(/^npm (?:run )?(\w[\w-]*)/gm)) {
      expect(Object.keys(scripts)).toContain(name);
    }
  });
});

test('CHANGELOG.md has the version of package.json, and a list of what is not released', () => {
  const { version } = JSON.parse(read('package.json'));
  const headings = read('CHANGELOG.md').match(/^## .*$/gm) ?? [];
  expect(headings[0]).toBe('## [Unreleased]');
  expect(headings[1]?.replace(/\d{4}-\d\d-\d\d$/, 'DAY')).toBe(`## [${version}] - DAY`);
});

describe('findBrokenLinks', () => {
  const files = new Map([
    ['README.md', ''],
    ['docs/a.md', '# A title: `code`, and *more*\n\n## Twice\n\n## Twice\n'],
    ['docs/b.png', ''],
  ]);

  it.each<[markdown: string, problem: string | undefined]>([
    ['[a](docs/a.md)', undefined],
    ['[a](docs/a.md#a-title-code-and-more)', undefined],
    ['[a](docs/a.md#twice-1)', undefined],
    ['[a](docs/)', undefined],
    ['[a][1]\n\n[1]: docs/a.md', undefined],
    ['![B](docs/b.png)', undefined],
    ['[a](https://example.org/missing.md)', undefined],
    ['http://localhost:3000/a/', undefined],
    ['`[a](missing.md)`', undefined],
    ['```md\n[a](missing.md)\n```', undefined],
    ['[a](missing.md)', 'leads to missing.md, which does not exist'],
    ['[a](docs/A.md)', 'leads to docs/A.md, which does not exist'],
    ['[a](../outside.md)', 'leads to ../outside.md, which does not exist'],
    ['[a][1]\n\n[1]: missing.md', 'leads to missing.md, which does not exist'],
    ['![B](docs/c.png)', 'leads to docs/c.png, which does not exist'],
    ['![](docs/b.png)', 'has no text'],
    ['<img src="docs/c.png">', 'leads to docs/c.png, which does not exist'],
    ['[a](docs/a.md#twice-2)', 'leads to the heading #twice-2 of docs/a.md, which does not exist'],
    ['[a](#here)', 'leads to the heading #here of README.md, which does not exist'],
    ['[a](/docs/a.md)', 'is absolute; links inside the repository are relative'],
    ['[a](http://example.org/)', 'has a scheme other than https'],
  ])('of %j: %s', (markdown, problem) => {
    const found = findBrokenLinks('README.md', new Map([...files, ['README.md', markdown]]));
    const expected = problem === undefined ? [] : [expect.stringContaining(problem)];
    expect(found).toEqual(expected);
  });
});

test.each([
  ['## Which file makes an address', 'which-file-makes-an-address'],
  ['## S3 with CloudFront', 's3-with-cloudfront'],
  ['## GitHub Pages, and more', 'github-pages-and-more'],
  ['## `a_b` – c', 'a_b--c'],
  ['## [Link](x.md)', 'link'],
])('the anchor of %j is %s', (markdown, expected) => {
  expect(listAnchors(markdown)).toEqual([expected]);
});

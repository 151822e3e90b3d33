import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import type { Provenance, Version } from '@/lib/record/types';
import { buildPolicy, v } from '@/testing/builders';
import { VerifyDocument } from '../policy/verify-document';
import { VersionSource } from './version-source';

// Links are made for the site that is built.
vi.hoisted(() => vi.stubEnv('SITE_BASE_URL', 'https://policy-history.example'));

const commit = '70527a3d05a48127188560688662b01e089b320e';
const path = 'policies/P';
const policy = buildPolicy('P', [v(1, { Effect: 'Allow', Action: 's3:Get', Resource: '*' })]);
const version = policy.versions[0] as Version;

const strip = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#x27;', "'")
    .replace(/\s+/g, ' ')
    .trim();

const render = (more: Partial<Version>) =>
  renderToStaticMarkup(<VersionSource version={{ ...version, ...more }} />);

test.each<[string, Provenance | undefined]>([
  [
    `Commit ${commit} of github.com/owner/name, file policies/P`,
    { archive: 'https://github.com/owner/name', commit, path },
  ],
  [
    `Commit ${commit} of ssh://git.example.org/name, file policies/P`,
    { archive: 'ssh://git.example.org/name', commit, path },
  ],
  [`Commit ${commit} of a git archive without an address, file policies/P`, { commit, path }],
  [
    'Response of the IAM endpoint https://iam.amazonaws.com',
    { endpoint: 'https://iam.amazonaws.com' },
  ],
  ['Imported from the file a.jsonl, line 3', { file: 'a.jsonl', line: 3 }],
  ['Imported from the file a.json', { file: 'a.json' }],
  ['Imported from standard input', { file: '-' }],
  ['No commit of an archive is recorded for this version', undefined],
])('%s', (text, provenance) => {
  const markup = render(provenance === undefined ? {} : { provenance });
  expect(strip(markup)).toBe(`Source${text} · How to verifySHA-256Not recorded for this version`);
  const isOpen = provenance?.archive?.startsWith('https://github.com/') === true;
  expect(markup.includes(`/blob/${commit}/policies/P`)).toBe(isOpen);
});

test('the whole hash is shown, with a button that copies it', () => {
  const sha256 = '7'.repeat(64);
  expect(render({ sha256 })).toContain(
    `<code>${sha256}</code> <button type="button" class="scripted" data-copy-before="">`,
  );
});

test.each<[string, Provenance | undefined, string[]]>([
  [
    'on GitHub',
    { archive: 'https://github.com/owner/name', commit, path },
    [
      `curl -sL 'https://raw.githubusercontent.com/owner/name/${commit}/policies/P' | jq .PolicyVersion.Document | sha256sum`,
    ],
  ],
  [
    'elsewhere',
    { commit, path },
    [`git show '${commit}:policies/P' | jq .PolicyVersion.Document | sha256sum`],
  ],
  ['that is none', undefined, []],
])('the commands for an archive %s', (_, provenance, commands) => {
  const versions = [{ ...version, ...(provenance && { provenance }) }];
  const markup = renderToStaticMarkup(<VerifyDocument policies={[{ ...policy, versions }]} />);
  const shown = [...markup.matchAll(/<pre[^>]*>([^<]*)<\/pre>/g)].map(([, text]) =>
    strip(text as string),
  );
  expect(shown).toEqual([
    ...commands,
    "curl -s 'https://policy-history.example/policies/P/v1/document.json' | jq . | sha256sum",
  ]);
});

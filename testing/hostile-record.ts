import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { getPolicyKey } from '../lib/iam/policy-key';
import { serializeCanonical } from '../lib/record/canonical';
import { type FileKind, rootOf } from '../lib/record/schemas';
import type { Announcement, PolicyFile, SiteFile, VersionFile } from '../lib/record/types.gen';
import {
  type CommandResult,
  projectFolder,
  runScript,
  type ToolOptions,
} from '../scripts/run-command';
import { hostile } from './hostile-text';

/** Where the site over the hostile record is built, and the address that it is built for. */
export const hostileSite = { folder: 'out.hostile', baseUrl: 'https://hostile.example' } as const;

/** What would run if one place took text for markup; each would call `alert`. */
const attacks: readonly (readonly [name: string, text: string])[] = [
  ['a picture that fails', '<img src=x onerror=alert(1)>'],
  ['the end of an attribute', '"\'><svg onload=alert(1)>'],
  ['the end of a script', '</script><script>alert(1)</script>'],
  ['the end of a title', '</title></style></textarea><script>alert(1)</script><!--'],
  ['an address that runs', 'javascript:alert(1)'],
  ['a Markdown link', '[x](javascript:alert(1)) `<b onclick=alert(1)>`'],
  ['a mark of a tool page', '<div data-island="">self.__next_f /_next/static/a.js'],
];

/** Every hostile text that a record takes, by its name: half a character is refused. */
export const hostileTexts: readonly (readonly [name: string, text: string])[] = [
  ...hostile.filter(([, text]) => !/\p{Surrogate}/u.test(text)),
  ...attacks,
];

const texts = hostileTexts.map(([, text]) => text);
/** All of them but the longest, for what stands in one line. */
const hostileLine = attacks.map(([, text]) => text).join(' ');

/**
 * Names that IAM permits, and that every object has, that an address must escape, or that a file
 * or a page of the site has.
 */
export const hostileNames = [
  '__proto__',
  'constructor',
  'a+=,.@-_b',
  'W'.repeat(128),
  '..',
  '404',
  'index',
  'index.html',
  'feed.xml',
  'policies.json',
  'compare',
] as const;
const [proto, constructorName, signs, longest, ...fileNames] = hostileNames;

/** The folders of these policies, which are their names in addresses. */
export const hostileKeys = hostileNames.map((name) => getPolicyKey(name, null));

/** Actions of services that every object has, or whose page would be another page's. */
export const hostileActions = [
  'constructor:Get',
  '__proto__:x',
  'toString:*',
  'hasOwnProperty:valueOf',
  's3:constructor',
  's3:__proto__',
  'any-service:Get',
  'search:Get',
] as const;

/** One statement for each text, in every place of it that takes text. */
export function buildHostileDocument(more: object[] = []) {
  const statements = texts.map((text) => ({
    Sid: text,
    Effect: 'Allow',
    Action: [`s3:${text}`, 's3:GetObject'],
    Resource: [text, `arn:aws:s3:::${text}`],
    // JSON.parse takes __proto__ for a key like any other, as a literal would not.
    Condition: JSON.parse(
      JSON.stringify({ [text]: { [text]: [text] } }).replace(
        /^\{/,
        '{"__proto__":{"__proto__":"__proto__"},',
      ),
    ),
  }));
  return { Version: '2012-10-17', Id: hostileLine, Statement: [...statements, ...more] };
}

function buildVersion(versionId: string, createDate: string, document: object): VersionFile {
  return {
    versionId,
    createDate,
    firstObserved: createDate,
    knownFrom: ['served'],
    document,
  } as VersionFile;
}

const plain = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: 's3:Get*', Resource: '*' },
};
const named = { Effect: 'Allow', Action: hostileActions, Resource: '*' };
const deny = {
  Sid: 'More',
  Effect: 'Deny',
  NotAction: texts.map((text) => `iam:${text}`),
  NotResource: texts,
};

const site: SiteFile = {
  title: `Hostile ${hostileLine}`,
  subject: `the ${hostileLine}`,
  baseUrl: hostileSite.baseUrl,
  idBase: 'tag:hostile.example,2026',
  tracking: { dates: ['2024-01-10', '2024-02-10'] },
  sources: (['served', 'announced'] as const).map((record) => ({
    id: record,
    record,
    title: `Source ${hostileLine}`,
    text: texts.join(' '),
    url: `https://hostile.example/?a="><script>alert(1)</script>`.replace(
      /["<>]/g,
      encodeURIComponent,
    ),
    observedUntil: '2024-06',
  })),
};

function buildPolicy(policyName: string, document: object): [PolicyFile, VersionFile[]] {
  return [
    { policyName, arn: null, kind: 'attachable', createDate: null },
    [
      buildVersion('v1', '2024-01-02T00:00:00Z', plain),
      buildVersion('v2', '2024-02-02T00:00:00Z', document),
    ],
  ];
}

const policies: [PolicyFile, VersionFile[]][] = [
  [
    {
      policyName: proto,
      // A path of an ARN has no blanks and no empty part, and no other rule of ours.
      arn: `arn:aws:iam::aws:policy/${hostileLine.replace(/[\s/]+/g, '')}/${proto}`,
      kind: 'attachable',
      createDate: '2024-01-01T00:00:00Z',
      summary: texts.join(' '),
      deprecated: { knownBy: '2024-05-01', supersededBy: constructorName },
      gaps: [{ from: 'v2', to: 'v2', note: texts.join(' ') }],
      notes: texts.map((text) => ({
        title: text,
        text: `${text} \`${text}\``,
        actions: [{ action: text, text }],
        source: 'served',
      })),
      companions: [
        {
          title: hostileLine,
          text: texts.join(' '),
          source: 'served',
          document: buildHostileDocument(),
        },
      ],
      printed: {
        source: 'announced',
        versionId: 'v1',
        faults: texts.filter((text) => text !== ''),
        document: buildHostileDocument(),
      },
    } as PolicyFile,
    [
      buildVersion('v1', '2024-01-01T00:00:00Z', buildHostileDocument()),
      buildVersion('v3', '2024-02-01T00:00:00Z', buildHostileDocument([deny, named])),
    ],
  ],
  ...[constructorName, signs, longest].map((policyName) =>
    buildPolicy(policyName, buildHostileDocument([named])),
  ),
  ...fileNames.map((policyName) => buildPolicy(policyName, { ...plain, Statement: named })),
];

/** A row for each text, newest first, as AWS's page has them. */
const announcements = texts
  .map(
    (text, index): Announcement =>
      ({
        id: `2024-02-${String(index + 1).padStart(2, '0')}-${hostileKeys[index % hostileKeys.length]}`,
        date: `2024-02-${String(index + 1).padStart(2, '0')}`,
        datePrinted: text,
        policyName: hostileKeys[index % hostileKeys.length],
        kind: 'update',
        gist: text,
        actionsNamed: ['s3:GetObject', 'constructor:Get'],
        scopeNamed: text,
        knownFrom: ['announced'],
      }) as Announcement,
  )
  .reverse();

/** Writes the record into a folder, in its canonical bytes. */
export function writeHostileRecord(folder: string): void {
  const write = (kind: FileKind, path: string, value: unknown) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), serializeCanonical(value, rootOf(kind)));
  };
  cpSync(join(projectFolder, 'data/schema'), join(folder, 'schema'), { recursive: true });
  write('site', 'site.json', site);
  write('announcements', 'announcements/hostile.json', {
    title: hostileLine,
    page: 'https://hostile.example/page',
    readUntil: '2024-03',
    announcements,
  });
  for (const [policy, versions] of policies) {
    const inside = `policies/${getPolicyKey(policy.policyName, policy.arn)}`;
    write('policy', `${inside}/policy.json`, policy);
    for (const version of versions)
      write('version', `${inside}/${version.versionId}.json`, version);
  }
}

/** Writes the record into a folder that does not exist yet, and builds its site. */
export function buildHostile(
  folder: string,
  options: ToolOptions,
  outFolder: string = hostileSite.folder,
): Promise<CommandResult> {
  writeHostileRecord(folder);
  const env = { ...options.env, DATA_DIR: folder, OUT_DIR: outFolder };
  return runScript('build.ts', { ...options, env });
}

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A page of one of the six kinds. */
export interface SamplePage {
  kind: string;
  path: string;
  /** A tool page runs React; the others are read. */
  isTool: boolean;
}

/** Of a built site the six kinds of page; of policies and changes those of the largest page. */
export function listSixPages(folder: string): SamplePage[] {
  const policies = join(folder, 'policies');
  const largest = findLargestChange(policies);
  const compared = readdirSync(join(folder, 'compare')).find((name) => name.includes('...'));
  return [
    { kind: 'home', path: '/', isTool: false },
    { kind: 'policy', path: `/policies/${largest.policy}/`, isTool: false },
    { kind: 'change', path: `/policies/${largest.policy}/${largest.version}/`, isTool: false },
    ...(compared ? [{ kind: 'days compared', path: `/compare/${compared}/`, isTool: false }] : []),
    ...(existsSync(join(folder, 'announcements/index.html'))
      ? [{ kind: 'announcements', path: '/announcements/', isTool: false }]
      : []),
    { kind: 'tool', path: '/search/', isTool: true },
  ];
}

function findLargestChange(policies: string) {
  const changes = readdirSync(policies, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: policy }) =>
      readdirSync(join(policies, policy))
        .filter((version) => /^v\d+$/.test(version))
        .map((version) => ({
          policy,
          version,
          bytes: statSync(join(policies, policy, version, 'index.html')).size,
        })),
    );
  return changes.reduce((a, b) => (b.bytes > a.bytes ? b : a));
}

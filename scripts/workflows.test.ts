import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { nodeMajors } from './node-versions';
import { projectFolder } from './run-command';
import { stepNames } from './test-steps';

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}
interface Job {
  /** A workflow of the repository that is the whole job. */
  uses?: string;
  permissions?: Record<string, string>;
  needs?: string | string[];
  steps?: Step[];
  'timeout-minutes'?: number;
  'runs-on'?: string;
  strategy?: { matrix: Record<string, unknown> };
}
interface Workflow {
  permissions?: Record<string, string>;
  on: Record<string, unknown>;
  concurrency?: { group: string };
  jobs: Record<string, Job>;
}

const folder = join(projectFolder, '.github/workflows');
const workflows = readdirSync(folder).map((name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  return { name, text, workflow: parse(text, { strict: true, uniqueKeys: true }) as Workflow };
});
const jobs = workflows.flatMap(({ name, workflow }) =>
  Object.entries(workflow.jobs).map(([id, job]) => ({
    id: `${name} ${id}`,
    job: { steps: [], ...job },
    workflow,
  })),
);
const runs = jobs.flatMap(({ id, job }) =>
  job.steps.flatMap(({ run }) => (run === undefined ? [] : [{ id, run }])),
);
const { scripts } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));
const find = (id: string) => jobs.find((each) => each.id === id)?.job as Job & { steps: Step[] };

it('has the workflows of the README', () => {
  expect(workflows.map(({ name }) => name).sort()).toEqual([
    'nightly.yml',
    'publish.yml',
    'record.yml',
    'release.yml',
    'test.yml',
  ]);
});

describe.each(workflows)('$name', ({ text, workflow }) => {
  it('can only read the repository, except for jobs with other permissions', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
  });

  it('pins each action by its commit, with its version', () => {
    const lines = text.match(/^.*\buses:.*$/gm) ?? [];
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      const [, workflow] = /uses: \.\/(\.github\/workflows\/[\w-]+\.yml)$/.exec(line) ?? [];
      if (workflow !== undefined) expect(existsSync(join(projectFolder, workflow))).toBe(true);
      else expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  it('has a concurrency group and timeouts', () => {
    expect(workflow.concurrency?.group).toBeTruthy();
    for (const { uses, 'timeout-minutes': timeout } of Object.values(workflow.jobs)) {
      if (uses === undefined) expect(timeout).toBeLessThan(61);
    }
  });
});

it('one commit has one version in all workflows', () => {
  const pins = workflows.flatMap(
    ({ text }) => text.match(/[\w-]+\/[\w-]+@[0-9a-f]{40} # \S+/g) ?? [],
  );
  const names = new Set([...new Set(pins)].map((pin) => pin.split('@')[0]));
  expect(new Set(pins).size).toBe(names.size);
});

describe.each(jobs)('$id', ({ job, workflow }) => {
  const held = Object.entries(job.permissions ?? workflow.permissions ?? {});
  const writes = held.filter(([, level]) => level === 'write').map(([name]) => name);

  it('runs npm without write permissions', () => {
    const runsNpm = job.steps.some(({ run }) => /\b(npm|npx|node)\b/.test(run ?? ''));
    // With id-token a job proves to AWS who it is; it writes nothing here.
    if (runsNpm) expect(writes.filter((name) => name !== 'id-token')).toEqual([]);
  });

  it('stores no token in the clone', () => {
    for (const { uses, with: options } of job.steps) {
      if (uses?.startsWith('actions/checkout@')) {
        expect(options?.['persist-credentials']).toBe(false);
      }
    }
  });

  it('caches and runs a Node that the project supports', () => {
    for (const { uses, with: options } of job.steps) {
      if (uses?.startsWith('actions/setup-node@')) {
        expect(options?.cache).toBe('npm');
        if (options?.['node-version'] === undefined) {
          expect(options?.['node-version-file']).toBe('.nvmrc');
        } else expect(options['node-version']).toBe('${{ matrix.node-version }}');
      }
    }
  });
});

describe.each(runs)('$id: $run', ({ run }) => {
  it('takes values from the environment only, which prevents injection', () => {
    expect(run).not.toContain('${{');
  });

  it('uses scripts, files and options that exist', () => {
    for (const [, name = ''] of run.matchAll(/\bnpm (?:run )?([\w-]+)/g)) {
      // A command of npm itself.
      if (name === 'pack') continue;
      expect(Object.keys(scripts)).toContain(name);
      const source = /scripts\/[\w-]+\.ts/.exec(scripts[name])?.[0] ?? '';
      const usage = readFileSync(join(projectFolder, source), 'utf8');
      // A step that runs npm runs nothing else that has options.
      for (const [option] of run.matchAll(/--[a-z][\w-]*/g)) expect(usage).toContain(option);
    }
    for (const [path] of run.matchAll(/\b(?:scripts|deploy)\/[\w./-]+\w/g)) {
      expect(existsSync(join(projectFolder, path)), path).toBe(true);
    }
  });
});

describe('record.yml', () => {
  it('uses AWS without stored credentials', () => {
    const { text } = workflows.find(({ name }) => name === 'record.yml') ?? { text: '' };
    expect(text).not.toMatch(/secrets\.|aws-access-key-id/);
    expect(find('record.yml gather').permissions).toEqual({
      contents: 'read',
      'id-token': 'write',
    });
  });

  it('runs the tests before the pull request, which contains the record only', () => {
    const { needs, steps, permissions } = find('record.yml propose');
    expect(needs).toEqual(['gather', 'test']);
    expect(permissions).toEqual({ contents: 'write', 'pull-requests': 'write' });
    expect(steps.map(({ run }) => run).join('\n')).toContain(
      "git apply --index --include='data/*'",
    );
    expect(find('record.yml test').permissions).toBeUndefined();
    expect(find('record.yml test').steps.at(-1)?.run).toBe('npm test');
  });
});

describe('test.yml', () => {
  it('runs everything on Linux for each pull request', () => {
    const { workflow } = workflows.find(({ name }) => name === 'test.yml') ?? {};
    expect(Object.keys(workflow?.on ?? {})).toEqual(['pull_request', 'workflow_call']);
    expect(find('test.yml all')['runs-on']).toMatch(/^ubuntu-/);
    expect(find('test.yml all').steps.at(-1)).toEqual({ run: 'npm test' });
  });

  it('runs the quick part on the other systems and Nodes', () => {
    const { strategy, steps } = find('test.yml quick');
    const include = strategy?.matrix.include as { 'runs-on': string; 'node-version': number }[];
    expect(include.map((each) => each['runs-on'].split('-')[0]).sort()).toEqual([
      'macos',
      'ubuntu',
      'ubuntu',
      'windows',
    ]);
    expect(new Set(include.map((each) => each['node-version']))).toEqual(new Set(nodeMajors));
    const [, names = ''] = /^npm test -- --only (\S+)$/.exec(steps.at(-1)?.run ?? '') ?? [];
    expect(names).toBe('types,lint,data,pure,build');
    expect(stepNames).toEqual(expect.arrayContaining(names.split(',')));
  });
});

it('nightly.yml runs everything with each Node', () => {
  expect(find('nightly.yml all').strategy?.matrix).toEqual({ 'node-version': nodeMajors });
  expect(find('nightly.yml all').steps.at(-1)).toEqual({ run: 'npm test' });
});

it('publish.yml publishes only what passed the tests', () => {
  expect(find('publish.yml test').uses).toBe('./.github/workflows/test.yml');
  expect(find('publish.yml build').needs).toBe('test');
  expect(find('publish.yml deploy').needs).toBe('build');
});

it('publish.yml builds for the address that Pages has', () => {
  const build = find('publish.yml build').steps.find(({ run }) => run === 'npm run build');
  expect(build?.env).toEqual({ BASE_URL: '${{ steps.pages.outputs.base_url }}' });
  expect(find('publish.yml deploy').permissions).toEqual({ pages: 'write', 'id-token': 'write' });
});

describe('release.yml', () => {
  const { workflow, text = '' } = workflows.find(({ name }) => name === 'release.yml') ?? {};

  it('runs for tags of versions only', () => {
    expect(workflow?.on).toEqual({ push: { tags: ['v[0-9]+.[0-9]+.[0-9]+'] } });
  });

  it('publishes only what passed the tests, and runs no code of the repository where it can write', () => {
    expect(find('release.yml test').uses).toBe('./.github/workflows/test.yml');
    expect(find('release.yml build').needs).toBe('test');
    expect(find('release.yml build').permissions).toBeUndefined();
    const { needs, permissions, steps } = find('release.yml publish');
    expect(needs).toBe('build');
    expect(permissions).toEqual({ contents: 'write' });
    const commands = steps.map(({ run = '' }) => run).join('\n');
    expect(commands).not.toMatch(/\b(npm|npx|node|tsx|scripts)\b/);
    expect(text).not.toMatch(/secrets\./);
  });

  it('builds the site, the npm package and the Action', () => {
    const commands = find('release.yml build').steps.map(({ run }) => run);
    const expected = ['npm run build', 'npm pack', 'npx tsx scripts/build-action.ts'];
    expect(commands).toEqual(expect.arrayContaining(expected));
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { runToEnd } from '../testing/run-to-end';
import { findNode, nodeMajors } from './node-versions';
import { projectFolder } from './run-command';

const version = (number: number) => `data/policies/AmazonConnect_FullAccess/v${number}.json`;

describe.each(nodeMajors)('Node %i', (major) => {
  let node: string;
  beforeAll(() => {
    node = findNode(major);
  });

  const run = (script: string, ...args: string[]) =>
    runToEnd(node, ['node_modules/tsx/dist/cli.mjs', `scripts/${script}.ts`, ...args], {
      cwd: projectFolder,
    });

  it('is what npm installs', () => {
    expect(runToEnd(node, ['-v']).stdout).toMatch(new RegExp(`^v${major}\\.`));
  });

  it('reads and checks the record, without a warning', () => {
    expect(run('check-data')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('versions'),
      stderr: '',
    });
  });

  it('compares two documents, without a warning', () => {
    expect(run('compare', version(1), version(4))).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^Wider/),
      stderr: '',
    });
  });

  it('imports from IAM with the AWS SDK, without a warning', () => {
    const { status, stderr } = run('import', '--from', 'aws:', '--endpoint', 'http://127.0.0.1:9');
    expect(stderr).not.toMatch(/warning/i);
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('IAM') });
  });
});

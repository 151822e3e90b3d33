import { describe, expect, it } from 'vitest';
import { runCommand } from './run-command';

function runCode(code: string, options: Parameters<typeof runCommand>[2] = {}) {
  return runCommand(process.execPath, ['-e', code], options);
}

describe('runCommand', () => {
  it('reports success and failure', async () => {
    expect(await runCode('')).toEqual({ succeeded: true, ending: 'exit code 0' });
    expect(await runCode('process.exit(3)')).toEqual({ succeeded: false, ending: 'exit code 3' });
    expect(await runCode('process.kill(process.pid, "SIGKILL")')).toEqual({
      succeeded: false,
      ending: 'ended by SIGKILL',
    });
  });

  it('adds and removes variables', async () => {
    const code = 'process.exit(process.env.ADDED === "1" && !("PATH" in process.env) ? 0 : 1)';
    const { succeeded } = await runCode(code, { env: { ADDED: '1', PATH: undefined } });
    expect(succeeded).toBe(true);
  });

  it('terminates a command that takes too long', async () => {
    expect(await runCode('setTimeout(() => {}, 60000)', { timeoutMs: 300 })).toEqual({
      succeeded: false,
      ending: 'not done after 0.3 s',
    });
  });

  it('reports a command that does not exist', async () => {
    const { succeeded, ending } = await runCommand('no-such-command-here', []);
    expect(succeeded).toBe(false);
    expect(ending).toContain('ENOENT');
  });
});

import { spawn } from 'node:child_process';

/** Lines of Next's output worth a reader's while; the list of routes is not. */
const progress = /^\s*(Creating|Generating|✓ (Compiled|Generating))/;

/**
 * Runs `next build`, showing its progress. Throws with all of its output where it fails.
 */
export function runNextBuild(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
      env: {
        ...process.env,
        NEXT_TELEMETRY_DISABLED: '1',
        NODE_ENV: 'production',
        // For each of Next's workers, which else collect garbage only when they hold 4 GB.
        NODE_OPTIONS:
          `${process.env.NODE_OPTIONS ?? ''} --max-old-space-size=1536 --max-semi-space-size=64`.trim(),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let line = '';
    const read = (chunk: Buffer) => {
      output += chunk;
      line += chunk;
      const lines = line.split('\n');
      line = lines.pop() ?? '';
      for (const text of lines) if (progress.test(text)) console.log(text.trimEnd());
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    const pass = () => child.kill('SIGTERM');
    process.once('SIGTERM', pass);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      process.off('SIGTERM', pass);
      if (code === 0) resolve();
      else reject(new Error(`${output}\nnext build failed (${signal ?? `exit code ${code}`}).`));
    });
  });
}

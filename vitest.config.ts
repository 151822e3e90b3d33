import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Folders without React, Next, file system or clock; biome.json holds them to it. */
const pure = 'lib/{account,addresses,diff,history,iam,review,risk,shared,site,text}';
const tests = '**/*.test.{ts,tsx}';
/** Hundreds of random documents and the corpus: coverage would slow them down several times. */
const random = 'lib/{iam/compare,risk,review/template}/{properties,exhaustive}.test.ts';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  // Next rewrites tsconfig.json; the tests of components must not depend on what it writes there.
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    environment: 'node',
    passWithNoTests: false,
    // A slow or busy machine takes its time; what passes is not held up by these.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Vitest would leave a core to others.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        // What is pure leaves nothing behind for the next file, so its modules are loaded once.
        test: { name: 'pure', include: [`${pure}/${tests}`], exclude: [random], isolate: false },
      },
      {
        extends: true,
        // A minute where nothing else runs, and many times as long on a busy machine.
        test: { name: 'random', include: [random], testTimeout: 600_000 },
      },
      {
        extends: true,
        test: {
          name: 'rest',
          include: [`{lib,scripts,components,app,testing}/${tests}`],
          exclude: [`${pure}/**`],
        },
      },
    ],
    coverage: {
      provider: 'v8',
      // Only what falls short is worth a line.
      reporter: [['text', { skipFull: true }]],
      include: [`${pure}/**/*.ts`],
      exclude: ['**/*.test.ts'],
      thresholds: { lines: 100, functions: 100, branches: 100, statements: 100 },
    },
  },
});

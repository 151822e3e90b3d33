import { afterEach, describe, expect, it } from 'vitest';
import { TemporaryFolder } from '../../testing/temporary-folder';
import { collectDeclarations } from './declarations';

const folder = new TemporaryFolder();
afterEach(() => folder.dispose());

describe('collectDeclarations', () => {
  it('follows relative modules, and gives them the ending that nodenext requires', () => {
    folder.write('a/entry.d.ts', "export type { B } from '../b';\nexport { c } from './c';\n");
    folder.write('a/c.d.ts', `import { D } from "package";\nexport declare const c: D;\n`);
    folder.write('b.d.ts', "export type B = import('./a/entry').B;\nexport {} from './a/c';\n");
    folder.write('unused.d.ts', 'export {};\n');
    expect(Object.fromEntries(collectDeclarations(folder.path, 'a/entry'))).toEqual({
      'a/entry.d.ts': "export type { B } from '../b.js';\nexport { c } from './c.js';\n",
      'a/c.d.ts': `import { D } from "package";\nexport declare const c: D;\n`,
      'b.d.ts': "export type B = import('./a/entry.js').B;\nexport {} from './a/c.js';\n",
    });
  });

  it('refuses a module without a declaration', () => {
    folder.write('entry.d.ts', "import { A } from './a';\n");
    expect(() => collectDeclarations(folder.path, 'entry')).toThrow(/^a\.d\.ts: expected/);
  });
});

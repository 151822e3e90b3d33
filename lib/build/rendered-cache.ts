import { address } from '../../components/ui/site';
import { hashInputs, readOrMakeAsync } from './file-cache';

/**
 * Returns a page or file from an earlier build if nothing that it is made from has changed since;
 * otherwise makes it.
 *
 * @param inputs a hash of what it is made from, apart from the code; see lib/build/page-inputs.ts
 * @param path where the file is in the site
 * @param styleSheets the addresses of the style sheets that the file links
 */
export async function readOrRender(
  inputs: string,
  path: string,
  styleSheets: readonly string[],
  render: () => Promise<string | Buffer> | string | Buffer,
): Promise<Buffer> {
  const name = hashInputs([], [codeHash, inputs, path, ...styleSheets]);
  return readOrMakeAsync('rendered', name, async () => render());
}

const codeHash = hashInputs(
  [
    'app',
    'components',
    'lib',
    'scripts/item-pages.ts',
    'data/risk/catalog.json',
    'next.config.js',
    'package-lock.json',
  ],
  [process.version, address.absolute('')],
);

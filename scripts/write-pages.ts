import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import config from '../next.config.js';

// Writes every n-th page of the policies and versions of a large record, which Next leaves out.
const [part = '0', parts = '1', folder = '', ...styleSheets] = process.argv.slice(2);
Object.assign(process.env, config.env);
const [policyPage, changePage, { renderPlainPage }, { record }, { paths }] = await Promise.all([
  import('../app/policies/[name]/page.policies'),
  import('../app/policies/[name]/[version]/page.policies'),
  import('../lib/build/plain-page'),
  import('../lib/build/site-data'),
  import('../lib/addresses/paths'),
]);

const pages = record.policies.flatMap(({ policyName, versions }) => {
  const name = encodeURIComponent(policyName);
  return [
    {
      path: paths.policy(policyName),
      render: async () => {
        const props = { params: Promise.resolve({ name }) };
        return [await policyPage.generateMetadata(props), await policyPage.default(props)] as const;
      },
    },
    ...versions.map(({ versionId }) => ({
      path: paths.change(policyName, versionId),
      render: async () => {
        const props = { params: Promise.resolve({ name, version: versionId }) };
        return [await changePage.generateMetadata(props), await changePage.default(props)] as const;
      },
    })),
  ];
});

for (const [index, { path, render }] of pages.entries()) {
  if (index % Number(parts) !== Number(part)) continue;
  const [metadata, content] = await render();
  const file = join(folder, decodeURIComponent(path), 'index.html');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, renderPlainPage(metadata, content, styleSheets));
}

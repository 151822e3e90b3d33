import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ReactNode } from 'react';
import type { PageMetadata } from '../lib/build/plain-page';
import config from '../next.config.js';

// Writes every n-th page of the policies, versions and other items of a large record, which Next
// leaves out.
const [part = '0', parts = '1', folder = '', ...styleSheets] = process.argv.slice(2);
Object.assign(process.env, config.env);

/** A page module of app/ with one page for each item. */
interface ItemPage<Params> {
  generateStaticParams: () => Params[];
  generateMetadata: (props: { params: Promise<Params> }) => Promise<PageMetadata>;
  default: (props: { params: Promise<Params> }) => Promise<ReactNode>;
}

const { renderPlainPage } = await import('../lib/build/plain-page');
const { readOrRender } = await import('../lib/build/rendered-cache');
const { findPolicy } = await import('../lib/build/site-data');

let index = 0;
await writePages('policies/<name>', await import('../app/policies/[name]/page.items'));
await writePages(
  'policies/<name>/<version>',
  await import('../app/policies/[name]/[version]/page.items'),
);
await writePages('actions/<service>', await import('../app/actions/[service]/page.items'));
await writePages('announcements/<id>', await import('../app/announcements/[id]/page.announcement'));
await writePages('guides/<guide>', await import('../app/guides/[guide]/page.guide'));
await writePages('changes/<month>', await import('../app/changes/[month]/page.months'));
await writePages('letters/<letter>', await import('../app/letters/[letter]/page.letters'));

async function writePages<Params extends Record<string, string>>(
  pattern: string,
  page: ItemPage<Params>,
) {
  for (const names of page.generateStaticParams()) {
    index += 1;
    if (index % Number(parts) !== Number(part)) continue;
    const path = pattern.replace(/<(\w+)>/g, (_, name: string) => names[name] as string);
    const params = Promise.resolve(encodeParams(names));
    const render = async () =>
      renderPlainPage(
        await page.generateMetadata({ params }),
        await page.default({ params }),
        styleSheets,
      );
    const html =
      names.name === undefined
        ? await render()
        : await readOrRender(findPolicy(names.name), path, styleSheets, render);
    const file = join(folder, path, 'index.html');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, html);
  }
}

/** Next gives the parameters percent-encoded, too. */
function encodeParams<Params extends Record<string, string>>(params: Params): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, encodeURIComponent(value)]),
  ) as Params;
}

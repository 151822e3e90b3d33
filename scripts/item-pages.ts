import type { ReactNode } from 'react';
import type { FileKind } from '../lib/build/file-kinds';
import { hashActionInputs, hashPolicyInputs } from '../lib/build/page-inputs';
import { type PageMetadata, renderPlainPage } from '../lib/build/plain-page';
import { readOrRender } from '../lib/build/rendered-cache';
import { findService } from '../lib/build/service-data';
import { findPolicy } from '../lib/build/site-data';

/** A page module of app/ with one page for each item. */
interface ItemPage<Params> {
  generateStaticParams: () => Params[];
  generateMetadata: (props: { params: Promise<Params> }) => Promise<PageMetadata>;
  default: (props: { params: Promise<Params> }) => Promise<ReactNode>;
}

/** The pages of single items, which Next leaves out of a build of a large record. */
export const itemPages: readonly FileKind[] = [
  listPages('/policies/<name>/', await import('../app/policies/[name]/page.items'), ({ name }) =>
    hashPolicyInputs(findPolicy(name)),
  ),
  listPages(
    '/policies/<name>/<version>/',
    await import('../app/policies/[name]/[version]/page.items'),
    ({ name }) => hashPolicyInputs(findPolicy(name)),
  ),
  listPages(
    '/actions/<service>/',
    await import('../app/actions/[service]/page.items'),
    ({ service }) => hashActionInputs(findService(service).actions.entries),
  ),
  listPages('/announcements/<id>/', await import('../app/announcements/[id]/page.announcement')),
  listPages('/guides/<guide>/', await import('../app/guides/[guide]/page.guide')),
  listPages('/changes/<month>/', await import('../app/changes/[month]/page.months')),
  listPages('/letters/<letter>/', await import('../app/letters/[letter]/page.letters')),
];

/** @param hashItem hashes what a page is made from, where it is reused as `readOrRender` does. */
function listPages<Params extends Record<string, string>>(
  pattern: string,
  page: ItemPage<Params>,
  hashItem?: (names: Params) => string,
): FileKind {
  return {
    pattern: `${pattern}index.html`,
    from: 'a page of app/',
    isOfPolicies: pattern.includes('<name>'),
    *list() {
      for (const names of page.generateStaticParams()) {
        const folder = pattern.replace(/<(\w+)>/g, (_, name: string) => names[name] as string);
        yield {
          path: `${folder}index.html`,
          policyName: names.name,
          write: ({ styleSheets }) => {
            const render = () => renderPage(page, names, styleSheets);
            return hashItem === undefined
              ? render()
              : readOrRender(hashItem(names), folder, styleSheets, render);
          },
        };
      }
    },
  };
}

async function renderPage<Params extends Record<string, string>>(
  page: ItemPage<Params>,
  names: Params,
  styleSheets: readonly string[],
): Promise<string> {
  // Next gives the parameters percent-encoded, too.
  const encoded = Object.entries(names).map(([name, value]) => [name, encodeURIComponent(value)]);
  const params = Promise.resolve(Object.fromEntries(encoded) as Params);
  return renderPlainPage(
    await page.generateMetadata({ params }),
    await page.default({ params }),
    styleSheets,
  );
}

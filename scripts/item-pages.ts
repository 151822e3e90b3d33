import type { ReactNode } from 'react';
import type { FileKind } from '../lib/build/file-kinds';
import { type PageMetadata, renderPlainPage } from '../lib/build/plain-page';
import { readOrRender } from '../lib/build/rendered-cache';
import { findPolicy } from '../lib/build/site-data';

/** A page module of app/ with one page for each item. */
interface ItemPage<Params> {
  generateStaticParams: () => Params[];
  generateMetadata: (props: { params: Promise<Params> }) => Promise<PageMetadata>;
  default: (props: { params: Promise<Params> }) => Promise<ReactNode>;
}

/** The pages of single items, which Next leaves out of a build of a large record. */
export const itemPages: readonly FileKind[] = [
  listPages('/policies/<name>/', await import('../app/policies/[name]/page.items')),
  listPages(
    '/policies/<name>/<version>/',
    await import('../app/policies/[name]/[version]/page.items'),
  ),
  listPages('/actions/<service>/', await import('../app/actions/[service]/page.items')),
  listPages('/announcements/<id>/', await import('../app/announcements/[id]/page.announcement')),
  listPages('/guides/<guide>/', await import('../app/guides/[guide]/page.guide')),
  listPages('/changes/<month>/', await import('../app/changes/[month]/page.months')),
  listPages('/letters/<letter>/', await import('../app/letters/[letter]/page.letters')),
];

function listPages<Params extends Record<string, string>>(
  pattern: string,
  page: ItemPage<Params>,
): FileKind {
  return {
    pattern: `${pattern}index.html`,
    from: 'a page of app/',
    isOfPolicies: pattern.includes('<name>'),
    *list() {
      for (const names of page.generateStaticParams()) {
        const folder = pattern.replace(/<(\w+)>/g, (_, name: string) => names[name] as string);
        const policy = names.name === undefined ? undefined : findPolicy(names.name);
        yield {
          path: `${folder}index.html`,
          policyName: policy?.policyName,
          write: ({ styleSheets }) => {
            const render = () => renderPage(page, names, styleSheets);
            return policy === undefined
              ? render()
              : readOrRender(policy, folder, styleSheets, render);
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

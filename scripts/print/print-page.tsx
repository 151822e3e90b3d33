import type { Metadata, Viewport } from 'next';
import { LayoutRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime.js';
import { PathnameContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime.js';
import type { ComponentType, ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { RouteParams } from './find-routes';
import { PrintHead } from './print-head';

/** What a page's module has, as far as it is used here. */
export interface PageModule {
  default: (props: { params: Promise<RouteParams> }) => ReactNode | Promise<ReactNode>;
  /** One of the two. */
  generateMetadata?: (props: { params: Promise<RouteParams> }) => Promise<Metadata>;
  metadata?: Metadata;
}

/** What stands around every page. */
export interface Surround {
  /** app/document.tsx */
  PageDocument: ComponentType<{ head: ReactNode; children: ReactNode }>;
  viewport: Viewport;
  /** The addresses of the style sheets that Next made, in its order. */
  styleSheets: readonly string[];
}

type Layout = ComponentType<{ children: ReactNode }>;

/**
 * A page as Next writes it, from the same modules, without the framework.
 * @param place the parts of its address, encoded, without the base path
 * @param layouts the outermost first
 */
export async function printPage(
  { default: Page, generateMetadata, metadata: fixed = {} }: PageModule,
  params: RouteParams,
  { place, layouts }: { place: readonly string[]; layouts: readonly Layout[] },
  { PageDocument, viewport, styleSheets }: Surround,
): Promise<string> {
  const metadata = (await generateMetadata?.({ params: Promise.resolve(params) })) ?? fixed;
  const page = await Page({ params: Promise.resolve(params) });
  const head = styleSheets.map((href) => (
    <link key={href} rel="stylesheet" href={href} precedence="next" />
  ));
  const html = renderToStaticMarkup(
    <LayoutRouterContext.Provider value={tellSegment(place[0] as string)}>
      <PathnameContext.Provider value={`/${place.join('/')}`}>
        <PageDocument head={head}>
          {[...layouts].reverse().reduce<ReactNode>(
            (inner, Around) => (
              <Around>{inner}</Around>
            ),
            page,
          )}
          <PrintHead metadata={metadata} viewport={viewport} />
        </PageDocument>
      </PathnameContext.Provider>
    </LayoutRouterContext.Provider>,
  );
  return `<!DOCTYPE html>${html}`;
}

/** As much of Next's own context as `useSelectedLayoutSegment` reads. */
function tellSegment(segment: string) {
  const tree = ['', { children: [segment, {}] }];
  return { parentTree: tree } as unknown as NonNullable<
    Parameters<typeof LayoutRouterContext.Provider>[0]['value']
  >;
}

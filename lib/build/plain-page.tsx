import { Fragment, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Frame } from '../../components/ui/frame';
import { applyPreferences } from '../../components/ui/preferences';
import { address } from '../../components/ui/site';
import { addContentPolicy } from './content-policy';
import { shortenPage } from './page-html';
import { isLarge, record } from './site-data';

/** What `describePage` of lib/build/describe-page.ts returns; Next accepts it as its own Metadata. */
export interface PageMetadata {
  title: string;
  description: string;
  alternates: { canonical: string; types: Record<string, { url: string; title: string }[]> };
  openGraph: {
    type: 'website' | 'article';
    siteName: string;
    url: string;
    title: string;
    description: string;
    images: { url: string; width: number; height: number; type: string; alt: string }[];
  };
  twitter: { card: 'summary_large_image' };
}

/**
 * Renders a page without Next, for kinds with thousands of pages: Next takes twice as long for each.
 * It has the frame and the tags of other pages, and links the style sheets.
 */
export function renderPlainPage(
  metadata: PageMetadata,
  content: ReactNode,
  styleSheets: readonly string[],
): string {
  const html = renderToStaticMarkup(
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#ffffff" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#121316" />
        {styleSheets.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        <script data-early="" dangerouslySetInnerHTML={{ __html: applyPreferences }} />
        <MetadataTags metadata={metadata} />
        <link rel="icon" href={address.href('/favicon.svg')} type="image/svg+xml" />
      </head>
      <body>
        <Frame
          site={record.site}
          showsSourceDates={!isLarge}
          path={metadata.alternates.canonical.slice(address.absolute('').length)}
        >
          {content}
        </Frame>
      </body>
    </html>,
  );
  return addContentPolicy(shortenPage(`<!DOCTYPE html>${html}`));
}

/** The tags that Next writes for the metadata of `describePage`. */
function MetadataTags({ metadata }: { metadata: PageMetadata }) {
  const { title, description, alternates, openGraph, twitter } = metadata;
  return (
    <>
      <title>{title}</title>
      <meta name="description" content={description} />
      <link rel="canonical" href={alternates.canonical} />
      {Object.entries(alternates.types).flatMap(([type, links]) =>
        links.map((link) => (
          <link key={link.url} rel="alternate" type={type} title={link.title} href={link.url} />
        )),
      )}
      <meta property="og:title" content={openGraph.title} />
      <meta property="og:description" content={openGraph.description} />
      <meta property="og:url" content={openGraph.url} />
      <meta property="og:site_name" content={openGraph.siteName} />
      {openGraph.images.map(({ url, width, height, alt, type }) => (
        <Fragment key={url}>
          <meta property="og:image" content={url} />
          <meta property="og:image:width" content={String(width)} />
          <meta property="og:image:height" content={String(height)} />
          <meta property="og:image:alt" content={alt} />
          <meta property="og:image:type" content={type} />
        </Fragment>
      ))}
      <meta property="og:type" content={openGraph.type} />
      <meta name="twitter:card" content={twitter.card} />
    </>
  );
}

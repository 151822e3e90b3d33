import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';

/**
 * The elements that Next makes of a page's `metadata` and `viewport`, in its order, as far as
 * pages of this site use them. Throws at what is not written here. The build holds one page of
 * each route with parameters against Next's own and stops where they differ.
 */
export function PrintHead({ metadata, viewport }: { metadata: Metadata; viewport: Viewport }) {
  const { title, description, robots, alternates, openGraph: _, twitter: __, ...others } = metadata;
  for (const name of Object.keys(others)) {
    throw new Error(`metadata.${name}: expected what scripts/print/print-head.tsx writes.`);
  }
  return (
    <>
      <meta charSet="utf-8" />
      <meta
        name="viewport"
        content={`width=${viewport.width}, initial-scale=${viewport.initialScale}`}
      />
      {listOf<{ color: string; media?: string }>(viewport.themeColor).map(({ color, media }) => (
        <meta key={color} name="theme-color" content={color} media={media} />
      ))}
      {title && <title>{String(title)}</title>}
      {description && <meta name="description" content={description} />}
      {robots && typeof robots === 'object' && (
        <meta
          name="robots"
          content={`${robots.index ? 'index' : 'noindex'}, ${robots.follow ? 'follow' : 'nofollow'}`}
        />
      )}
      {alternates?.canonical && <link rel="canonical" href={String(alternates.canonical)} />}
      {Object.entries(alternates?.types ?? {}).flatMap(([type, links]) =>
        listOf<{ url: string; title?: string }>(links).map(({ url, title: name }) => (
          <link key={`${type} ${url}`} rel="alternate" type={type} href={url} title={name} />
        )),
      )}
      <OpenGraph metadata={metadata} />
    </>
  );
}

interface Image {
  url: string;
  type?: string;
  width?: number;
  height?: number;
  alt?: string;
}

interface Shared {
  title?: string;
  description?: string;
  images?: Image[];
}

function OpenGraph({ metadata }: { metadata: Metadata }) {
  const openGraph = metadata.openGraph as
    | (Shared & { type: string; url: string; siteName: string })
    | undefined;
  const twitter = metadata.twitter as { card: string } | undefined;
  return (
    <>
      {openGraph && (
        <>
          <Property name="og:title" content={openGraph.title} />
          <Property name="og:description" content={openGraph.description} />
          <Property name="og:url" content={openGraph.url} />
          <Property name="og:site_name" content={openGraph.siteName} />
          {openGraph.images?.map((image) => (
            <OpenGraphImage key={image.url} image={image} />
          ))}
          <Property name="og:type" content={openGraph.type} />
        </>
      )}
      {twitter && <meta name="twitter:card" content={twitter.card} />}
    </>
  );
}

function OpenGraphImage({ image: { url, type, width, height, alt } }: { image: Image }) {
  return (
    <>
      <Property name="og:image" content={url} />
      <Property name="og:image:type" content={type} />
      <Property name="og:image:width" content={width} />
      <Property name="og:image:height" content={height} />
      <Property name="og:image:alt" content={alt} />
    </>
  );
}

function Property({ name, content }: { name: string; content: ReactNode }) {
  return content === undefined ? null : <meta property={name} content={String(content)} />;
}

function listOf<T>(value: unknown): T[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]) as T[];
}

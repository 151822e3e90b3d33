import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { PrintHead } from './print-head';

const viewport = { width: 'device-width', initialScale: 1 };

test('says of a page what Next would, and nothing of what it has not', () => {
  const html = renderToStaticMarkup(
    <PrintHead
      viewport={viewport}
      metadata={{
        title: 'A "title"',
        robots: { index: false, follow: true },
        alternates: {
          canonical: 'https://x.example/a/',
          types: { 'application/atom+xml': [{ url: 'https://x.example/atom.xml', title: 'A' }] },
        },
      }}
    />,
  );
  expect(html).toBe(
    '<meta charSet="utf-8"/>' +
      '<meta name="viewport" content="width=device-width, initial-scale=1"/>' +
      '<title>A &quot;title&quot;</title>' +
      '<meta name="robots" content="noindex, follow"/>' +
      '<link rel="canonical" href="https://x.example/a/"/>' +
      '<link rel="alternate" type="application/atom+xml" href="https://x.example/atom.xml" title="A"/>',
  );
});

test('stops at what it does not write', () => {
  expect(() =>
    renderToStaticMarkup(<PrintHead viewport={viewport} metadata={{ authors: { name: 'A' } }} />),
  ).toThrow('metadata.authors: expected what scripts/print/print-head.tsx writes.');
});

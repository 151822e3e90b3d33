import { writeJsonLd } from '@/lib/site/links/structured-data';

/** What a page tells programs of itself, as JSON-LD; its text cannot end the element. */
export function StructuredData({ data }: { data: object }) {
  return (
    <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: writeJsonLd(data) }} />
  );
}

import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { SearchKind } from '@/lib/search/entry';
import type { Hit, HitGroup } from '@/lib/search/find';
import { countOf } from '@/lib/site/wording';
import { SiteLink } from '../ui/link';
import { Section } from '../ui/section';
import { Marked } from './marked';

/** More hits of a kind than this are shown when asked for. */
const shownFirst = 8;

const titles: Record<SearchKind, string> = {
  policy: 'Policies',
  action: 'Actions',
  version: 'Versions',
  announcement: 'Announcements',
  day: 'Days',
  resource: 'Resources',
};

/** Hits of one kind, the best first. */
export function ResultGroup({ group: { kind, hits } }: { group: HitGroup }) {
  const list = useRef<HTMLOListElement>(null);
  // Whoever wants all hits of one question wants the best of the next.
  const [whole, setWhole] = useState<Hit[]>();
  const shown = whole === hits ? hits : hits.slice(0, shownFirst);
  const showAll = () => {
    flushSync(() => setWhole(hits));
    // The button is gone; reading goes on where it stood.
    list.current?.querySelectorAll('a')[shownFirst]?.focus();
  };
  return (
    <Section id={`found-${kind}`} title={titles[kind]} aside={countOf(hits.length, 'result')}>
      <ol ref={list}>
        {shown.map(({ entry, marks }) => (
          <li key={entry.path + entry.title} className="border-b border-line py-2.5">
            <SiteLink to={entry.path} data-stop className="name">
              <Marked text={entry.title} marks={marks} />
            </SiteLink>
            <p className="max-w-[60rem] text-small text-muted">
              <Marked text={entry.detail} marks={marks} />
            </p>
          </li>
        ))}
      </ol>
      {shown.length < hits.length && (
        <button type="button" data-stop onClick={showAll} className="mt-2.5 text-link underline">
          Show all {hits.length.toLocaleString('en-US')} {titles[kind].toLowerCase()}
        </button>
      )}
    </Section>
  );
}

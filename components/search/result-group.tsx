import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { SearchKind } from '@/lib/site/search/entry';
import type { Hit, HitGroup } from '@/lib/site/search/find';
import { countOf } from '@/lib/text/wording';
import { SiteLink } from '../ui/link';
import { Marked } from './marked';

/** More hits of a kind than this are shown when asked for. */
const shownFirst = 6;

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
    <section aria-labelledby={`found-${kind}`} className="mt-8">
      <div className="section-head">
        <h2 id={`found-${kind}`}>{titles[kind]}</h2>
        <p>{countOf(hits.length, 'result')}</p>
      </div>
      <ol ref={list}>
        {shown.map((hit, place) => (
          // A place keeps its elements, whatever is found next: that is twice as fast.
          <Result key={place} hit={hit} isName={isName(kind)} />
        ))}
      </ol>
      {shown.length < hits.length && (
        <button type="button" data-stop onClick={showAll} className="mt-2.5 text-link underline">
          Show all {hits.length.toLocaleString('en-US')} {titles[kind].toLowerCase()}
        </button>
      )}
    </section>
  );
}

function Result({ hit: { entry, listMarks }, isName }: { hit: Hit; isName: boolean }) {
  const marks = listMarks();
  return (
    <li className="border-b border-line py-2.5">
      <SiteLink to={entry.path} data-stop className={isName ? 'name' : undefined}>
        <Marked text={entry.title} marks={marks} />
      </SiteLink>
      <p className="max-w-[60rem] text-small text-muted">
        <Marked text={entry.detail} marks={marks} />
      </p>
    </li>
  );
}

/** Whether things of a kind are called as IAM would call them. */
function isName(kind: SearchKind): boolean {
  return kind !== 'announcement' && kind !== 'day';
}

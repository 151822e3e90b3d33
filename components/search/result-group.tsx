import { Fragment, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { paths } from '@/lib/addresses/paths';
import type { Hit, HitGroup } from '@/lib/site/search/find';
import { markWords } from '@/lib/site/search/mark-words';
import { detailsInFile, type SearchKind } from '@/lib/site/search/search-index';
import { countOf } from '@/lib/text/wording';
import { useLoaded } from '../tool/load';
import { loadJson } from '../tool/load-json';
import { SiteLink } from '../ui/site';

/** Further hits of a kind are shown by a button. */
const maxShown = 6;

/** The button shows at most so many, since thousands do not help. */
const maxExpanded = 200;

const titles: Record<SearchKind, string> = {
  policy: 'Policies',
  action: 'Actions',
  version: 'Versions',
  announcement: 'Announcements',
  day: 'Dates',
  resource: 'Resources',
};

/** The hits of a kind, best first. */
export function ResultGroup({ group: { kind, hits } }: { group: HitGroup }) {
  const list = useRef<HTMLOListElement>(null);
  // The next query shows only the best hits again.
  const [expanded, setExpanded] = useState<Hit[]>();
  const shown = hits.slice(0, expanded === hits ? maxExpanded : maxShown);
  const isMany = hits.length > maxExpanded;
  const showAll = () => {
    flushSync(() => setExpanded(hits));
    // The button is gone, so the first new hit gets the focus.
    list.current?.querySelectorAll('a')[maxShown]?.focus();
  };
  return (
    <section aria-labelledby={`found-${kind}`} className="mt-6">
      <div className="section-head">
        <h2 id={`found-${kind}`}>{titles[kind]}</h2>
        <p>{countOf(hits.length, 'result')}</p>
      </div>
      <ol ref={list} className="card results">
        {shown.map((hit, place) => (
          // React reuses the elements for the next results, which is twice as fast.
          <Result key={place} hit={hit} isName={isName(kind)} />
        ))}
      </ol>
      {shown.length === maxShown && shown.length < hits.length && (
        <button type="button" data-stop onClick={showAll} className="button small mt-2">
          Show {isMany ? `the first ${maxExpanded} of` : 'all'}{' '}
          {hits.length.toLocaleString('en-US')} {titles[kind].toLowerCase()}
        </button>
      )}
    </section>
  );
}

function Result({ hit: { entry, listMarks }, isName }: { hit: Hit; isName: boolean }) {
  const marks = listMarks();
  const detail = useDetail(entry);
  return (
    <li>
      <SiteLink to={entry.path} data-stop className={isName ? 'name' : undefined}>
        <Marked text={entry.title} marks={marks} />
      </SiteLink>
      <p className="hint min-h-[1.5em]">
        <Marked text={detail} marks={marks} />
      </p>
    </li>
  );
}

/** The detail of an entry; of a large record it is loaded, and empty until then. */
function useDetail({ id, detail }: Hit['entry']): string {
  const file =
    id === undefined || detail !== undefined ? undefined : Math.floor(id / detailsInFile);
  const loaded = useLoaded(file === undefined ? undefined : `details ${file}`, () =>
    loadJson<string[]>(paths.toolFile(`search/details/${file}.json`)),
  );
  if (detail !== undefined || id === undefined) return detail ?? '';
  return (loaded.state === 'ready' && loaded.value[id % detailsInFile]) || '';
}

/** Whether the titles of a kind are names of IAM. */
function isName(kind: SearchKind): boolean {
  return kind !== 'announcement' && kind !== 'day';
}

/** A text with the words marked by which it was found. */
function Marked({ text, marks }: { text: string; marks: readonly string[] }) {
  return markWords(text, marks).map((part, index) =>
    // The parts of a text do not move.
    part.marked ? (
      <mark key={index}>{part.text}</mark>
    ) : (
      <Fragment key={index}>{part.text}</Fragment>
    ),
  );
}

'use client';

import { useEffect, useMemo, useRef } from 'react';
import { paths } from '@/lib/addresses/paths';
import { isDay } from '@/lib/history/days';
import { find } from '@/lib/site/search/find';
import { openSearchFile, type SearchFile } from '@/lib/site/search/search-index';
import { loadJson, useLoaded } from '../tool/load';
import { LoadTrouble } from '../tool/load-trouble';
import { Status, Tool } from '../tool/tool';
import { UnobservedDay } from '../tool/unobserved-day';
import { hasAnnouncements } from '../ui/has-announcements';
import { address, SiteLink } from '../ui/link';
import { describeFindings } from './describe-findings';
import { type Example, Examples } from './examples';
import { Found } from './found';
import { useArrows } from './use-arrows';
import { useQuestion } from './use-question';

async function loadIndex() {
  const index = openSearchFile(await loadJson<SearchFile>(paths.toolFile('search.json')));
  // Code that never ran is slow: better here than at the reader's first word.
  for (const word of ['am', 'co', 'se rl']) find(index, word);
  return index;
}

/** The box, and below it what is found, letter by letter; `until` is the last day of the record. */
export function Search({ examples, until }: { examples: Example[]; until: string }) {
  const { text, type, settle } = useQuestion();
  const loaded = useLoaded('index', loadIndex);
  const index = loaded.state === 'ready' ? loaded.value : undefined;
  const findings = useMemo(
    () => (index === undefined ? undefined : find(index, text)),
    [index, text],
  );
  const root = useRef<HTMLElement>(null);
  const box = useRef<HTMLInputElement>(null);
  useArrows(root);
  useEffect(() => {
    // A browser that came back to the page does not focus it anew; who is elsewhere stays there.
    if (document.activeElement === document.body) box.current?.focus();
    // What was typed before the script was there.
    const typed = box.current?.value ?? '';
    if (typed !== '' && location.search === '') type(typed);
  }, [type]);
  return (
    <Tool late instead={<Instead />}>
      <search ref={root}>
        <form
          action={address.href(paths.search)}
          onSubmit={(event) => {
            event.preventDefault();
            settle();
          }}
        >
          <label htmlFor="search-box" className="block text-small text-muted">
            Policies, versions, actions, resources{hasAnnouncements && ', announcements'} and days
          </label>
          <input
            ref={box}
            // biome-ignore lint/a11y/noAutofocus: the page is there for its box, and letters typed before the script is there must not be lost.
            autoFocus
            id="search-box"
            data-search-box
            type="search"
            name="q"
            value={text}
            onChange={(event) => type(event.target.value)}
            onBlur={settle}
            autoComplete="off"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            className="search-box"
          />
        </form>
        <Status>{describeFindings(loaded.state, text, findings)}</Status>
        {loaded.state === 'failed' && <LoadTrouble failed={loaded} />}
        {findings !== undefined && <Found findings={findings} />}
        {findings?.count === 0 && isDay(text.trim()) && <Day day={text.trim()} until={until} />}
        {text.trim() === '' && <Examples examples={examples} />}
      </search>
    </Tool>
  );
}

/** A day on which the record has nothing. */
function Day({ day, until }: { day: string; until: string }) {
  return (
    <p className="mt-3">
      {day > until ? (
        <UnobservedDay day={day} until={until} pathOf={paths.snapshotQuery} />
      ) : (
        <>
          Nothing changed and no row came on that day:{' '}
          <SiteLink to={paths.snapshotQuery(day)} data-stop>
            both records as of {day}
          </SiteLink>
          .
        </>
      )}
    </p>
  );
}

function Instead() {
  return (
    <p className="max-w-[46rem]">
      Search needs script. Without it, everything on record is in the lists of{' '}
      <SiteLink to={paths.policies}>policies</SiteLink>,{' '}
      <SiteLink to={paths.actions}>actions</SiteLink>
      {hasAnnouncements && (
        <>
          , <SiteLink to={paths.announcements}>announcements</SiteLink>
        </>
      )}{' '}
      and <SiteLink to={paths.changes}>changes</SiteLink>.
    </p>
  );
}

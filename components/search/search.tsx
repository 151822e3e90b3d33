'use client';

import { useEffect, useMemo, useRef } from 'react';
import { paths } from '@/lib/addresses/paths';
import { isDay } from '@/lib/history/days';
import { find } from '@/lib/site/search/find';
import { addSnapshotHit } from '@/lib/site/search/snapshot-hit';
import { LoadError, Status, Tool, UnobservedDay } from '../tool/tool';
import { address, hasAnnouncements, SiteLink } from '../ui/site';
import { describeResults } from './describe-results';
import { type Example, Examples } from './examples';
import { Results } from './results';
import { useArrows } from './use-arrows';
import { useSearchIndex } from './use-search-index';
import { useSearchQuery } from './use-search-query';

/** The search box and the results as the reader types. `until` is the last day of the record. */
export function Search({ examples, until }: { examples: Example[]; until: string }) {
  const { text, setText, submit } = useSearchQuery();
  const loaded = useSearchIndex(text);
  const index = loaded.state === 'ready' ? loaded.value : undefined;
  const day = isDay(text.trim()) ? text.trim() : undefined;
  const isCovered = day !== undefined && day <= until;
  const results = useMemo(() => {
    const found = index === undefined ? undefined : find(index, text);
    return isCovered && found !== undefined ? addSnapshotHit(found, day) : found;
  }, [index, text, isCovered, day]);
  const root = useRef<HTMLElement>(null);
  const box = useRef<HTMLInputElement>(null);
  useArrows(root);
  useEffect(() => {
    // Browsers do not apply autofocus when they return to the page.
    if (document.activeElement === document.body) box.current?.focus();
    // Text typed before hydration.
    const typed = box.current?.value ?? '';
    if (typed !== '' && location.search === '') setText(typed);
  }, [setText]);
  return (
    <Tool late instead={<Instead />}>
      <search ref={root}>
        <form
          action={address.href(paths.search)}
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <label htmlFor="search-box" className="hint">
            Search policies, versions, actions, resources{hasAnnouncements && ', announcements'} and
            dates
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
            onChange={(event) => setText(event.target.value)}
            onBlur={submit}
            autoComplete="off"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            className="search-box"
          />
        </form>
        <Status>
          {day !== undefined && !isCovered ? '' : describeResults(loaded.state, text, results)}
        </Status>
        {loaded.state === 'failed' && <LoadError failed={loaded} />}
        {day !== undefined && !isCovered ? (
          <p>
            <UnobservedDay day={day} until={until} pathOf={paths.snapshotQuery} />
          </p>
        ) : (
          results !== undefined && <Results results={results} />
        )}
        {text.trim() === '' && <Examples examples={examples} />}
      </search>
    </Tool>
  );
}

function Instead() {
  return (
    <p className="max-w-[46rem]">
      Search needs JavaScript. Without it, use the lists of{' '}
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

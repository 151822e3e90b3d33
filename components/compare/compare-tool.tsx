'use client';

import { useEffect, useState } from 'react';
import { type CompareQuery, type Mode, readCompareQuery } from '@/lib/site/client/compare-query';
import type { Overview } from '@/lib/site/client/overview';
import { useOverview } from '../tool/record';
import { LoadError } from '../tool/tool';
import { useQuery } from '../tool/use-query';
import { ComparedDocuments } from './compared-documents';
import { ComparedOnDays } from './compared-on-days';
import { type Choices, DaysForm, VersionsForm } from './forms';
import { OwnForm } from './own-form';
import type { OwnDocument } from './read-own-document';

const modes: Record<Mode, string> = {
  versions: 'Two versions of a policy',
  days: 'Two days, all policies',
  own: 'A document of your own',
};

/**
 * Compares two versions, two days, or the reader's document with a version. Until the record is
 * loaded, an invisible form with the widest choices takes the space of the form.
 */
export function CompareTool({ widest }: { widest: Choices }) {
  const [params, setQuery] = useQuery();
  const requested = readCompareQuery(params);
  const search = params?.toString();
  const [chosen, choose] = useState<Mode>();
  const [own, setOwn] = useState<OwnDocument>();
  const [text, setText] = useState('');
  const overview = useOverview();
  // A chosen mode applies until the query changes.
  useEffect(() => choose(undefined), [search]);
  const mode = chosen ?? requested?.mode ?? 'versions';
  const query = requested?.mode === mode ? requested : undefined;
  return (
    <>
      <fieldset className="flex flex-wrap gap-x-6 gap-y-1 pb-3">
        <legend className="sr-only">What to compare</legend>
        {Object.entries(modes).map(([value, label]) => (
          <label key={value} className="cursor-pointer">
            <input
              type="radio"
              name="mode"
              value={value}
              checked={mode === value}
              onChange={() => choose(value as Mode)}
              className="mr-1.5"
            />
            {label}
          </label>
        ))}
      </fieldset>
      {overview.state === 'loading' && (
        <div className="invisible">
          <VersionsForm overview={widest} query={undefined} onQuery={setQuery} />
        </div>
      )}
      {overview.state === 'failed' && <LoadError failed={overview} />}
      {overview.state === 'ready' && (
        <>
          {mode === 'versions' && (
            <VersionsForm overview={overview.value} query={requested} onQuery={setQuery} />
          )}
          {mode === 'days' && <DaysForm query={query} onQuery={setQuery} />}
        </>
      )}
      {overview.state === 'ready' && mode === 'own' && (
        <OwnForm
          overview={overview.value}
          query={requested}
          text={text}
          onText={setText}
          problems={own?.problems ?? []}
          onQuery={(document, fields) => {
            setOwn(document);
            setQuery(fields);
          }}
        />
      )}
      {overview.state === 'ready' && query !== undefined && (
        <Result query={query} own={own} overview={overview.value} />
      )}
    </>
  );
}

function Result({
  query,
  own,
  overview,
}: {
  query: CompareQuery;
  own: OwnDocument | undefined;
  overview: Overview;
}) {
  if (query.mode === 'days') return <ComparedOnDays query={query} overview={overview} />;
  return <ComparedDocuments query={query} own={own} overview={overview} />;
}

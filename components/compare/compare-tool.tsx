'use client';

import { useEffect, useState } from 'react';
import { type CompareQuestion, type Mode, readQuestion } from '@/lib/site/client/compare-question';
import type { Overview } from '@/lib/site/client/overview';
import { LoadTrouble } from '../tool/load-trouble';
import { useOverview } from '../tool/record';
import { useQuery } from '../tool/use-query';
import { ComparedDocuments } from './compared-documents';
import { ComparedOnDays } from './compared-on-days';
import { type Choices, DaysForm, VersionsForm } from './forms';
import { OwnForm } from './own-form';
import type { OwnDocument } from './read-own';

const modes: Record<Mode, string> = {
  versions: 'Two versions of a policy',
  days: 'Two days, all policies',
  own: 'A document of your own',
};

/**
 * Two versions, two days, or the reader's own document against a version. Until there is a
 * record to choose from, the form with the widest of choices keeps its room.
 */
export function CompareTool({ widest }: { widest: Choices }) {
  const [query, ask] = useQuery();
  const asked = readQuestion(query);
  const search = query?.toString();
  const [chosen, choose] = useState<Mode>();
  const [own, setOwn] = useState<OwnDocument>();
  const [text, setText] = useState('');
  const overview = useOverview();
  // A way that was chosen holds until the address asks something else.
  useEffect(() => choose(undefined), [search]);
  const mode = chosen ?? asked?.mode ?? 'versions';
  const question = asked?.mode === mode ? asked : undefined;
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
          <VersionsForm overview={widest} question={undefined} onAsk={ask} />
        </div>
      )}
      {overview.state === 'failed' && <LoadTrouble failed={overview} />}
      {overview.state === 'ready' && (
        <>
          {mode === 'versions' && (
            <VersionsForm overview={overview.value} question={asked} onAsk={ask} />
          )}
          {mode === 'days' && <DaysForm question={question} onAsk={ask} />}
        </>
      )}
      {overview.state === 'ready' && mode === 'own' && (
        <OwnForm
          overview={overview.value}
          question={asked}
          text={text}
          onText={setText}
          problems={own?.problems ?? []}
          onAsk={(document, fields) => {
            setOwn(document);
            ask(fields);
          }}
        />
      )}
      {overview.state === 'ready' && question !== undefined && (
        <Result question={question} own={own} overview={overview.value} />
      )}
    </>
  );
}

function Result({
  question,
  own,
  overview,
}: {
  question: CompareQuestion;
  own: OwnDocument | undefined;
  overview: Overview;
}) {
  if (question.mode === 'days') return <ComparedOnDays question={question} overview={overview} />;
  return <ComparedDocuments question={question} own={own} overview={overview} />;
}

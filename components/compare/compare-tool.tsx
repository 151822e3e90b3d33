'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import {
  type CompareQuery,
  findDefaultId,
  readCompareQuery,
  resolveDays,
} from '@/lib/site/client/compare-query';
import type { Overview } from '@/lib/site/client/overview';
import { useOverview } from '../tool/record';
import { Answer, ErrorMessage, LoadError } from '../tool/tool';
import { useQuery } from '../tool/use-query';
import { ComparedDocuments } from './compared-documents';
import { ComparedOnDays } from './compared-on-days';
import { OwnDocumentField } from './own-document-field';
import { allPolicies } from './policy-field';
import { type OwnDocument, readOwnText } from './read-own-document';
import { SideFields, type Sides } from './side-fields';
import { useClosestPolicy } from './use-closest-policy';

/** Compares two versions, two dates, or the reader's document with a version: in one form. */
export function CompareTool() {
  const [params, setQuery] = useQuery();
  const search = params?.toString();
  const requested = readCompareQuery(params);
  const loaded = useOverview();
  const overview = loaded.state === 'ready' ? loaded.value : undefined;
  const query = requested && overview && resolveDays(requested, overview.policies);
  const field = useRef<HTMLTextAreaElement>(null);
  const [own, setOwn] = useState<OwnDocument>();
  const [chosen, setChosen] = useState<Sides & { search: string | undefined }>();
  // A choice applies until the query changes, as with Back and Forward.
  const sides = chosen?.search === search && chosen ? chosen : readSides(query ?? requested);

  const compare = (query: Parameters<typeof setQuery>[0]) => {
    setChosen(undefined);
    setQuery(query);
  };
  const [undetected, setUndetected] = useState<OwnDocument & { document: object }>();
  const [detected, setDetected] = useState<string>();
  const closest = useClosestPolicy(undetected, overview, (policy) => {
    const found = overview?.policies.find(({ policyName }) => policyName === policy);
    setDetected(policy);
    compare({ policy, to: found && findDefaultId(found) });
  });

  const compareOwn = ({ policy, to }: Sides) => {
    const read = readOwnText(field.current?.value ?? '');
    setOwn(read);
    const isDetected = policy === '' || policy === allPolicies || policy === detected;
    if (read.document === undefined) return;
    setUndetected(isDetected ? read : undefined);
    if (!isDetected) compare({ policy, to });
  };
  const compareSides = (event: FormEvent) => {
    event.preventDefault();
    const { policy, from, to } = sides;
    const isUnknown =
      policy !== '' && !overview?.policies.some((each) => each.policyName === policy);
    if (policy === allPolicies) compare({ from, to });
    // The answer suggests similar names.
    else if (isUnknown) compare({ policy, to: 'v1' });
    else if (from === '') compareOwn(sides);
    else compare({ policy, from, to });
  };
  const choose = (next: Sides) => {
    setChosen({ ...next, search });
    setDetected(undefined);
  };
  // Text that was entered before hydration.
  useEffect(() => {
    if (field.current?.value) compareOwn(sides);
  }, []);

  const isDetecting = undetected !== undefined && undetected === own;
  const found = isDetecting && closest.state === 'ready' ? closest.value : undefined;
  return (
    <>
      <form onSubmit={compareSides} className="tool-form compare-form">
        <OwnDocumentField
          field={field}
          problems={own?.problems ?? []}
          onWhole={() => {
            field.current?.setSelectionRange(0, 0);
            field.current?.scrollTo(0, 0);
            compareOwn(sides);
          }}
        />
        <div className="sides">
          <SideFields
            overview={overview}
            sides={sides}
            hasDocument={() => field.current?.value.trim() !== ''}
            onChange={choose}
          />
          <button type="submit" className="button primary">
            Compare
          </button>
        </div>
      </form>
      {loaded.state === 'failed' && <LoadError failed={loaded} />}
      {isDetecting && closest.state === 'loading' && (
        <Answer>Searching for the closest policy …</Answer>
      )}
      {isDetecting && closest.state === 'failed' && <LoadError failed={closest} />}
      {isDetecting && closest.state === 'ready' && closest.value === undefined && (
        <ErrorMessage>
          Your document shares no action with a policy on record. Choose the policy to compare it
          with.
        </ErrorMessage>
      )}
      {overview !== undefined && query !== undefined && (!isDetecting || found !== undefined) && (
        <Result query={query} own={own} overview={overview} closest={found} />
      )}
    </>
  );
}

function readSides(query: CompareQuery | undefined): Sides {
  if (query === undefined) return { policy: '', from: '', to: '' };
  if (query.mode === 'days') return { policy: allPolicies, from: query.from, to: query.to };
  return { policy: query.policy, from: query.mode === 'own' ? '' : query.from, to: query.to };
}

function Result({
  query,
  overview,
  ...rest
}: Pick<Parameters<typeof ComparedDocuments>[0], 'own' | 'closest'> & {
  query: CompareQuery;
  overview: Overview;
}) {
  if (query.mode === 'days') return <ComparedOnDays query={query} overview={overview} />;
  return <ComparedDocuments query={query} overview={overview} {...rest} />;
}

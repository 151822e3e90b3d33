import { expect, test } from 'vitest';
import { observePolicy, observeVersion } from '../../../testing/observations';
import { checkInstants } from './check-instants';
import type { Observation } from './observation';

const now = '2026-11-26T12:00:00Z';
const later = '2026-11-27T12:00:01Z';
const refuse = (observation: Observation) => checkInstants(observation, 'file:a.json', now);
const policy = observePolicy('A', [1]);

test('accepts past instants, and those of a clock that is a day ahead', () => {
  const ahead = {
    ...policy,
    versions: [observeVersion(1, { createDate: '2026-11-27T12:00:00Z' })],
  };
  expect(() => refuse({ policies: [policy, ahead], observedUntil: now })).not.toThrow();
});

test.each<[string, Observation]>([
  [
    'A v1, its CreateDate',
    { policies: [{ ...policy, versions: [observeVersion(1, { createDate: later })] }] },
  ],
  [
    'A v1, when it was observed',
    { policies: [{ ...policy, versions: [observeVersion(1, { firstObserved: later })] }] },
  ],
  [
    'A, when v1 was the default',
    { policies: [{ ...policy, defaults: [{ versionId: 'v1', firstObserved: later }] }] },
  ],
  ['A, when it was no longer observed', { policies: [{ ...policy, noLongerObserved: later }] }],
  ['its end', { policies: [policy], observedUntil: later }],
])('refuses a future instant: %s', (place, observation) => {
  expect(() => refuse(observation)).toThrow(
    `file:a.json at ${place}: expected an instant not after now, ${now}, found ${later}. Correct it, or the clock of this computer.`,
  );
});

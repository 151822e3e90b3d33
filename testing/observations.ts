import { createRecord } from '../lib/sources/import/create-record';
import { describeSource } from '../lib/sources/import/describe-source';
import { importObservation } from '../lib/sources/import/import-observation';
import type {
  Observation,
  ObservedPolicy,
  ObservedVersion,
} from '../lib/sources/import/observation';
import type { ImportCounts } from '../lib/sources/import/plan';
import { allow } from './builders';
import { TemporaryFolder } from './temporary-folder';

/** A version by its number: created in that month of 2020, observed a day later, with one action. */
export function observeVersion(
  number: number,
  more: Partial<ObservedVersion> = {},
): ObservedVersion {
  const month = `2020-${String(number).padStart(2, '0')}`;
  return {
    versionId: `v${number}`,
    createDate: `${month}-01T00:00:00Z`,
    firstObserved: `${month}-02T00:00:00Z`,
    document: { Version: '2012-10-17', Statement: [allow(`s3:Get${number}`)] },
    ...more,
  };
}

/** An AWS managed policy with versions of these numbers. */
export function observePolicy(
  policyName: string,
  numbers: readonly number[],
  more: Partial<ObservedPolicy> = {},
): ObservedPolicy {
  return {
    policyName,
    arn: `arn:aws:iam::aws:policy/${policyName}`,
    createDate: null,
    versions: numbers.map((number) => observeVersion(number)),
    ...more,
  };
}

export const testSource = describeSource('jsonl', '2021-01-01T00:00:00Z');

/** The counts of an import that adds nothing else. */
export function countAdded(added: Partial<ImportCounts> = {}): ImportCounts {
  return {
    policies: 0,
    versions: 0,
    announcements: 0,
    defaults: 0,
    gone: 0,
    completed: 0,
    ...added,
  };
}

/** A new record in a temporary folder. */
export class TestRecord extends TemporaryFolder {
  protected override fill() {
    createRecord(this.path, {
      title: 'Test',
      subject: 'this test',
      baseUrl: 'http://localhost:3000',
      year: '2026',
    });
  }

  /** Imports policies from a source that was read at the end of 2020. */
  add(...policies: ObservedPolicy[]): ImportCounts {
    return this.import({ policies });
  }

  import(observation: Observation, source = testSource): ImportCounts {
    return importObservation(this.path, observation, source).added;
  }
}

import { readGiven } from '@/lib/iam/compare/given';
import { describeGiven } from '@/lib/site/verdict';
import { labelState } from '@/lib/site/wording';
import { describeOverview, type Overview } from '@/lib/tools/overview';
import { once } from './once';
import { catalogue, reconciliation, record, recordSpan } from './record';
import { trackedDates } from './tracked';

/** What every tool begins with, and what pages of days are made of. */
export const tellOverview = once(
  (): Overview =>
    describeOverview(
      record.policies,
      reconciliation,
      { span: recordSpan, trackedDates },
      {
        describeAccess: ({ change: { version } }) =>
          describeGiven(readGiven(version.statements, catalogue).gained),
        labelState,
      },
    ),
);

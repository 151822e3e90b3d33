import { expect, test } from 'vitest';
import { allow, buildPolicy, deny, type VersionMade } from '../../testing/builders';
import { type ActionHistory, listActionHistories } from '../history/action-history';
import { describeSummary, explainSummary, summarizeHistory } from './action-summary';

const at = (versionId: string, month: string, statement: object): VersionMade => [
  versionId,
  `2021-${month}-01T00:00:00Z`,
  statement,
];
const policies = [
  buildPolicy('P', [at('v1', '03', allow('s3:Get')), at('v2', '04', deny('s3:Put'))]),
  buildPolicy('Q', [at('v2', '02', allow('s3:Get')), at('v3', '05', allow(['s3:Get', 's3:List']))]),
  buildPolicy('R', [at('v1', '06', allow(['s3:Get', 's3:Old'])), at('v2', '07', allow('s3:Get'))]),
];
const histories = listActionHistories(policies);

test.each([
  [
    's3:Get',
    '2 policies now, 3 ever, since 2021-02-01 or earlier',
    '2 policies allow it by this name today. 1 more policy allowed it in earlier versions. ' +
      'The oldest version on record with it is of 2021-02-01; an earlier one may be missing.',
  ],
  [
    's3:List',
    '1 policy now, since 2021-05-01',
    '1 policy allows it by this name today. The oldest version on record with it is of 2021-05-01.',
  ],
  [
    's3:Old',
    '0 policies now, 1 ever, since 2021-06-01',
    'No default version allows it by this name. 1 policy allowed it in earlier versions. ' +
      'The oldest version on record with it is of 2021-06-01.',
  ],
  [
    's3:Put',
    '1 policy now, since 2021-04-01',
    '1 policy denies it by this name today. The oldest version on record with it is of 2021-04-01.',
  ],
])('the policies with %s', (action, short, long) => {
  const history = histories.find(({ patterns }) => patterns[0] === action) as ActionHistory;
  const summary = summarizeHistory(history);
  expect(describeSummary(summary)).toBe(short);
  expect(explainSummary(summary, history.effect)).toBe(long);
});

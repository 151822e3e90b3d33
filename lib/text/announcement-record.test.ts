import { expect, test } from 'vitest';
import { allow, announce, buildAnnouncement, buildPolicy, v } from '../../testing/builders';
import { reconcile } from '../history/reconcile';
import { chipsOfAnnouncementRecord } from './announcement-record';

const tracking = buildAnnouncement('2021-01-01', null);
const policy = buildPolicy('P', [
  v(2, allow('a:B')),
  v(3, allow(['a:B', 'a:C'])),
  v(4, allow(['a:B', 'a:C', 'a:D'])),
  v(5, allow(['a:B', 'a:C', 'a:D', 'a:GetE'])),
  v(6, allow(['a:B', 'a:C', 'a:D', 'a:GetE', 'a:F'])),
]);

test('the announcement record counts how AWS announced the changes of a policy', () => {
  const { changes } = reconcile(
    [policy],
    [
      announce('2021-05-01 a:GetEs'),
      announce('2021-04-01 a:D'),
      announce('2021-02-10 a:C'),
      announce('2021-02-05 a:B'),
      tracking,
    ],
    { readUntil: '2021-12' },
  );
  expect(chipsOfAnnouncementRecord(changes).map(({ text, tone }) => `${text} (${tone})`)).toEqual([
    '1 never announced (never)',
    '1 under a wrong name (never)',
    '1 late (late)',
    '1 early (early)',
    '1 on the day (good)',
  ]);
});

test('a policy without changes that were due has no announcement record', () => {
  expect(chipsOfAnnouncementRecord(reconcile([policy], []).changes)).toEqual([]);
});

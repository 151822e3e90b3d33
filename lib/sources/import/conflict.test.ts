import { describe, expect, test } from 'vitest';
import { allow } from '../../../testing/builders';
import { type ConflictSide, describeConflicts } from './conflict';

const document = (...actions: string[]) => ({
  Version: '2012-10-17' as const,
  Statement: [allow(actions)],
});
const side = (document_: object, createDate = '2020-01-01T00:00:00Z') =>
  ({ createDate, document: document_ }) as ConflictSide;

const conflict = (name: string, record: ConflictSide, source: ConflictSide) =>
  describeConflicts([{ name, record, source }]);

describe('describeConflicts', () => {
  test('shows both documents line by line', () => {
    expect(conflict('A v2', side(document('s3:GetObject')), side(document('s3:PutObject')))).toBe(
      `A v2: the source has another document than the record.
--- record
+++ source
@@ -3,9 +3,9 @@
   "Statement": [
     {
       "Effect": "Allow",
       "Action": [
-        "s3:GetObject"
+        "s3:PutObject"
       ],
       "Resource": "*"
     }
   ]

A version never changes: find out which of the two is wrong, and import again, or leave the policy out with --match "!NAME".`,
    );
  });

  test('names both dates where they differ', () => {
    const message = conflict(
      'A v2',
      side(document('s3:*')),
      side(document('s3:*'), '2021-01-01T00:00:00Z'),
    );
    expect(message.split('\n').slice(0, 3)).toEqual([
      'A v2: the source has another version than the record.',
      'created 2020-01-01T00:00:00Z in the record, 2021-01-01T00:00:00Z in the source',
      '',
    ]);
  });

  test('shows control characters escaped', () => {
    const message = conflict(
      'A\u001b[31m v2',
      side(document('s3:GetObject')),
      side(document('s3:\u009b\u202e')),
    );
    expect(message).toContain('A\\u{1b}[31m v2: the source');
    expect(message).toContain('+        "s3:\\u{9b}\\u{202e}"');
  });

  test('shows the start of a long difference, and every conflict', () => {
    const many = Array.from({ length: 100 }, (_, index) => `s3:Get${index}`);
    const conflicts = ['v1', 'v2'].map((versionId) => ({
      name: `A ${versionId}`,
      record: side(document('s3:*')),
      source: side(document(...many)),
    }));
    const blocks = describeConflicts(conflicts).split('\n\n');
    expect(blocks).toHaveLength(3);
    expect(blocks[0]?.split('\n')).toHaveLength(62);
    expect(blocks[0]).toMatch(/\n… \d+ lines more$/);
  });
});

import { expect, test } from 'vitest';
import { buildAdded, buildReview } from '../../../testing/reviews';
import { readRisks } from '../../risk/project-risks';
import type { DocumentReview } from './document-review';
import { buildSummary } from './summary';

function build(reviews: DocumentReview[], failOn: string[] = []) {
  const measureBytes = (text: string) => text.length;
  const { catalog } = readRisks();
  return buildSummary(reviews, { catalog, ignoreFuture: false, failOn, measureBytes });
}

test('has the answer, a table, notes and details', () => {
  const gained = buildAdded(1).gained;
  const riskChanges = [
    {
      effect: 'opens' as const,
      finding: { entry: 's3:GetObject', grade: 'limited' as const, actions: [] },
    },
  ];
  const summary = build([
    buildReview({
      verdict: 'wider',
      gained,
      riskChanges,
      findings: ['F.'],
      text: 'Line <1>\nLine 2',
    }),
    buildReview({ problem: 'x', review: { path: 'b|.json', id: '<b>', state: 'renamed' } }),
    buildReview({ note: 'N.', review: { path: 'c.json' } }),
  ]);
  expect(summary).toBe(`## Wider: 1 policy document allows more, 1 cannot be decided.

<table><tr><th>Document</th><th>Verdict</th><th>Change</th><th>Risk</th></tr>
<tr><td><code>a.json</code></td><td><b>Wider</b></td><td>Adds s3:PutObject (Write) on all resources.</td><td>Adds data access, limited</td></tr>
<tr><td><code>b|.json: &lt;b&gt;</code> (renamed)</td><td><b>Cannot be compared</b></td><td>Access may have been added.</td><td>Unknown</td></tr>
</table>

Not compared:

<ul>
<li><code>c.json</code>: N.</li>
</ul>

<details><summary><code>a.json</code></summary>

<pre>
F.

Line &lt;1&gt;
Line 2
</pre>

</details>

<details><summary><code>b|.json: &lt;b&gt;</code></summary>

<pre>
/a: expected b, found x. Correct it.
</pre>

</details>

`);
});

test('lists why the check fails, twenty documents at most', () => {
  const failing = (count: number) =>
    build(
      Array.from({ length: count }, () => buildReview({ review: { failures: ['A.', '<B>'] } })),
      ['wider', 'risk'],
    );
  expect(failing(1)).toContain(
    'This check fails (<code>fail-on: wider, risk</code>):\n\n<ul>\n<li><code>a.json</code>: A.; &lt;B&gt;</li>\n</ul>',
  );
  expect(failing(22)).toContain('<li>2 more documents</li>');
});

test('leaves out what GitHub does not take, and says so', () => {
  const long = build(Array.from({ length: 5 }, () => buildReview({ text: 'x'.repeat(500_000) })));
  expect(long.length).toBeLessThan(1024 * 1024);
  expect(long.match(/<details>/g)).toHaveLength(2);
  expect(long).toContain(
    '\n\n3 documents in detail are left out: GitHub limits a summary to 1 MiB.',
  );
  const path = 'x'.repeat(390);
  const many = build(Array.from({ length: 4000 }, () => buildReview({ review: { path } })));
  expect(many).toMatch(/\d documents of the table are left out/);
  const notes = build(
    Array.from({ length: 4000 }, () => buildReview({ note: 'N.', review: { path } })),
  );
  expect(notes).toMatch(/\d documents that are not compared are left out/);
});

test('shows a problem without a place', () => {
  const problems = [{ place: '', expected: 'b', found: 'x', remedy: 'R.' }];
  expect(build([{ ...buildReview({}), result: { kind: 'problem', problems } }])).toContain(
    '<pre>\nexpected b, found x. R.\n</pre>',
  );
});

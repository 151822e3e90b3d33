import { expect, it } from 'vitest';
import { readReport } from './lighthouse';

it('reads the scores, and the audits that did not pass', () => {
  const report = {
    categories: {
      performance: {
        id: 'performance' as const,
        score: 0.974,
        auditRefs: [
          { id: 'total-blocking-time', weight: 30 },
          { id: 'unused-javascript', weight: 0 },
        ],
      },
      seo: { id: 'seo' as const, score: 1, auditRefs: [{ id: 'canonical', weight: 1 }] },
    },
    audits: {
      'total-blocking-time': { score: 0.9, title: 'Blocking', displayValue: '210 ms' },
      'unused-javascript': { score: 0, title: 'Unused' },
      canonical: { score: null, title: 'Canonical' },
    },
  };
  expect(readReport(report)).toEqual({
    scores: { performance: 97, seo: 100 },
    faults: ['performance: total-blocking-time 210 ms'],
  });
});

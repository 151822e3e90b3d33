import { expect, test } from 'vitest';
import { buildRisks, buildSensitive } from '../../testing/risk';
import type { RiskGrade } from './assess';
import { riskCategories } from './catalog';
import type { RiskEffect } from './compare';
import { isAdded, isHighRisk, listHighRisks } from './high-risk';
import type { RiskCategory } from './types';

/** An action of each category, with its name. */
const { catalog } = buildRisks({
  actions: riskCategories.map((category) => buildSensitive([`a:${category}`], { category })),
});
const finding = (category: RiskCategory, grade: RiskGrade) => ({
  entry: `a:${category}`,
  grade,
  actions: [],
});

test.each<[category: RiskCategory, unrestricted: boolean, limited: boolean, indirect: boolean]>([
  ['privilege-escalation', true, true, true],
  ['credential-access', true, true, true],
  ['resource-exposure', true, true, true],
  ['detection-evasion', true, false, false],
  ['data-access', true, false, false],
  ['destruction', true, false, false],
])('%s', (category, ...expected) => {
  const grades: RiskGrade[] = ['unrestricted', 'limited', 'indirect'];
  expect(grades.map((grade) => isHighRisk(finding(category, grade), catalog))).toEqual(expected);
});

test.each<[effect: RiskEffect, expected: boolean]>([
  ['opens', true],
  ['widens', true],
  ['mixed', true],
  ['narrows', false],
  ['closes', false],
])('a change that %s an entry', (effect, expected) => {
  const high = { effect, finding: finding('credential-access', 'limited') };
  const low = { effect, finding: finding('data-access', 'limited') };
  expect(isAdded(high)).toBe(expected);
  expect(listHighRisks([low, high], catalog)).toEqual(expected ? [high] : []);
});

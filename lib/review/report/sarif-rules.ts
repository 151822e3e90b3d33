import { riskCategories } from '../../risk/catalog';
import type { RiskCategory } from '../../risk/types';
import { riskExplanations, riskLabels } from '../../text/risk';

/** GitHub reads them as: over 9.0 critical, from 7.0 high, from 4.0 medium, else low. */
const riskSeverities: Readonly<Record<RiskCategory, string>> = {
  'privilege-escalation': '8.8',
  'credential-access': '8.1',
  'resource-exposure': '7.5',
  'detection-evasion': '6.5',
  destruction: '6.5',
  'data-access': '5.3',
};

const rules = [
  {
    id: 'access-added',
    text: 'A policy allows more than before',
    help: 'A request exists that the document allows after the change and did not allow before it.',
    level: 'warning',
    severity: '4.0',
  },
  {
    id: 'not-compared',
    text: 'A change of a policy cannot be compared',
    help: 'Access may have been added. The message says what cannot be read or decided, and how to correct it.',
    level: 'warning',
    severity: '4.0',
  },
  ...riskCategories.map((category) => ({
    id: `risk-${category}`,
    text: `A policy adds a risk: ${riskLabels[category].toLowerCase()}`,
    help: riskExplanations[category],
    level: 'warning',
    severity: riskSeverities[category],
  })),
];

/** The rules of the SARIF file. */
export const sarifRules = rules.map(({ id, text, help, level, severity }) => ({
  id,
  name: id.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase()),
  shortDescription: { text },
  fullDescription: { text: help },
  help: { text: help },
  defaultConfiguration: { level },
  properties: { 'security-severity': severity, tags: ['security', 'iam'] },
}));

import type { RiskFinding, RiskGrade } from '../risk/assess';
import { type RiskCatalog, riskCategories } from '../risk/catalog';
import type { RiskChange, RiskEffect } from '../risk/compare';
import { listDistinct } from '../risk/distinct';
import type { AllowedAction } from '../risk/grade';
import { isAdded } from '../risk/high-risk';
import type { RiskCategory } from '../risk/types';
import { groupByJsonKey } from '../shared/collections';
import type { Chip, Tone } from './chip';
import { joinWords } from './wording';

export const riskLabels: Readonly<Record<RiskCategory, string>> = {
  'privilege-escalation': 'Privilege escalation',
  'credential-access': 'Credential access',
  'resource-exposure': 'Resource exposure',
  'detection-evasion': 'Detection evasion',
  'data-access': 'Data access',
  destruction: 'Destruction',
};

/** What the categories mean. */
export const riskExplanations: Readonly<Record<RiskCategory, string>> = {
  'privilege-escalation': 'Can get permissions that the policy does not grant.',
  'credential-access': 'Can read, create or reset credentials.',
  'resource-exposure': 'Can make resources public, or share them with others.',
  'detection-evasion': 'Can stop or change what records and detects activity.',
  'data-access': 'Can read stored data.',
  destruction: 'Can delete data or resources, or make them unusable.',
};

export const gradeLabels: Readonly<Record<RiskGrade, string>> = {
  unrestricted: 'Unrestricted',
  limited: 'Limited',
  indirect: 'Indirect',
};

/** What the grades mean. */
export const gradeExplanations: Readonly<Record<RiskGrade, string>> = {
  unrestricted: 'The policy allows every request for each action.',
  limited: 'The policy allows only some requests for at least one action.',
  indirect: 'The risk also needs something that the policy does not grant.',
};

export const effectLabels: Readonly<Record<RiskEffect, string>> = {
  opens: 'Adds',
  widens: 'Widens',
  mixed: 'Changes the extent of',
  narrows: 'Narrows',
  closes: 'Removes',
};

/** The colour of a grade. */
export const gradeTones: Readonly<Record<RiskGrade, Tone>> = {
  unrestricted: 'danger',
  limited: 'late',
  indirect: 'neutral',
};

/** More chips than this are counted. */
const maxChips = 3;

/** The most severe finding of each category: `Data access, limited`. */
export function chipsOfFindings(
  findings: readonly RiskFinding[],
  catalog: RiskCatalog,
  max = maxChips,
): Chip[] {
  return shortenChips(
    findFirst(findings, (finding) => finding, catalog).map(({ category, item: { grade } }) => ({
      text: nameRisk(category, grade),
      tone: gradeTones[grade],
    })),
    max,
  );
}

/**
 * The most severe effect of a change on each category: `Adds data access, limited`.
 * @param isFirst a first version has its findings, without a verb
 */
export function chipsOfRiskChanges(
  changes: readonly RiskChange[],
  catalog: RiskCatalog,
  isFirst = false,
): Chip[] {
  if (isFirst) {
    return chipsOfFindings(
      changes.map(({ finding }) => finding),
      catalog,
    );
  }
  return shortenChips(
    findFirst(changes, ({ finding }) => finding, catalog).map(({ category, item }) => ({
      text: `${effectLabels[item.effect]} ${riskLabels[category].toLowerCase()}${isAdded(item) ? nameLimit(item.finding.grade) : ''}`,
      tone: isAdded(item) ? gradeTones[item.finding.grade] : 'good',
    })),
  );
}

/** `Data access`, `Data access, limited`. */
export function nameRisk(category: RiskCategory, grade: RiskGrade): string {
  return `${riskLabels[category]}${nameLimit(grade)}`;
}

function nameLimit(grade: RiskGrade): string {
  return grade === 'unrestricted' ? '' : `, ${gradeLabels[grade].toLowerCase()}`;
}

function shortenChips(chips: Chip[], max = maxChips): Chip[] {
  if (chips.length <= max + 1) return chips;
  return [
    ...chips.slice(0, max),
    { text: `${chips.length - max} more categories of risk`, tone: 'neutral' },
  ];
}

/** The first item of each category, the most severe category first; indirect ones last. */
function findFirst<T>(
  items: readonly T[],
  readFinding: (item: T) => RiskFinding,
  catalog: RiskCatalog,
): { category: RiskCategory; item: T }[] {
  const found = new Map<RiskCategory, T>();
  for (const item of items) {
    const { category } = catalog.findEntry(readFinding(item).entry);
    if (!found.has(category)) found.set(category, item);
  }
  const listed = riskCategories.flatMap((category) => {
    const item = found.get(category);
    return item === undefined ? [] : [{ category, item }];
  });
  const isIndirect = ({ item }: { item: T }) => readFinding(item).grade === 'indirect';
  return listed.toSorted((a, b) => Number(isIndirect(a)) - Number(isIndirect(b)));
}

/** The categories of findings, the most severe first. */
export function listCategories(
  findings: readonly RiskFinding[],
  catalog: RiskCatalog,
): RiskCategory[] {
  const found = new Set(findings.map(({ entry }) => catalog.findEntry(entry).category));
  return riskCategories.filter((category) => found.has(category));
}

/** Findings of the same category, reason and extent, for one row of a list. */
export interface RiskGroup<T> {
  category: RiskCategory;
  grade: RiskGrade;
  reason: string;
  needs: readonly string[];
  /** The actions, or the actions of a path: `iam:PassRole + ec2:RunInstances`. */
  names: string[];
  /** The page of a path in its source. */
  url: string | undefined;
  sourceName: string;
  /** How far the actions are allowed; one for all actions where they have the same extent. */
  actions: readonly AllowedAction[];
  /** The first of the items; the others differ only in their action. */
  first: T;
}

/**
 * Groups items that differ only in the action, in their order. Redundant paths are left out.
 * @param keyOf what else must be the same
 */
export function groupFindings<T>(
  items: readonly T[],
  readFinding: (item: T) => RiskFinding,
  catalog: RiskCatalog,
  keyOf: (item: T) => unknown = () => '',
): RiskGroup<T>[] {
  const distinct = listDistinct(items, readFinding, catalog);
  const groups = groupByJsonKey(distinct, (item) => {
    const { entry, grade, actions } = readFinding(item);
    const { category, reason, url } = catalog.findEntry(entry);
    const extents = actions.map(({ action: _, ...extent }) => extent);
    return url === undefined ? [category, reason, grade, extents, keyOf(item)] : [entry];
  });
  return groups.map((group) => {
    const [first] = group;
    const { entry, grade, actions } = readFinding(first);
    const { category, reason, needs, url, source } = catalog.findEntry(entry);
    const names = group.map((item) => catalog.findEntry(readFinding(item).entry).name);
    const sourceName = catalog.sources.find(({ id }) => id === source)?.name ?? source;
    return { category, grade, reason, needs, names, url, sourceName, actions, first };
  });
}

/** What a change does, in one sentence for each effect, category and grade: `Adds data access: a:Read.` */
export function describeRiskChanges(
  changes: readonly RiskChange[],
  catalog: RiskCatalog,
): string[] {
  const groups = groupByJsonKey(
    listDistinct(changes, ({ finding }) => finding, catalog),
    ({ effect, finding }) => [effect, catalog.findEntry(finding.entry).category, finding.grade],
  );
  return groups.map((group) => {
    const [{ effect, finding }] = group;
    const names = group.map((each) => catalog.findEntry(each.finding.entry).name);
    const { category } = catalog.findEntry(finding.entry);
    const shown =
      names.length > maxNames
        ? `${joinNames(names.slice(0, maxNames - 1))} and ${names.length - maxNames + 1} more`
        : joinWords(names);
    return `${effectLabels[effect]} ${riskLabels[category].toLowerCase()}${nameLimit(finding.grade)}: ${shown}.`;
  });
}

/** More names than this are counted. */
const maxNames = 4;

function joinNames(names: readonly string[]): string {
  return names.join(', ');
}

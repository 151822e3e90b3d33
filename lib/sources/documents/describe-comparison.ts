import { sortLevels } from '../../iam/compare/access-levels';
import type { Difference, Witness } from '../../iam/compare/difference';
import {
  type ConditionGroup,
  type DifferenceGroup,
  groupDifferences,
} from '../../iam/compare/group-differences';
import type { Condition } from '../../iam/document';
import { isPattern } from '../../iam/patterns';
import type { RiskChange } from '../../risk/compare';
import { readRisks } from '../../risk/project-risks';
import { showText } from '../../shared/show-text';
import { listItems } from '../../text/action-items';
import { isAllActions, nameExceptions, nameFuture, unlisted } from '../../text/name-items';
import { describeRiskChanges } from '../../text/risk';
import { summarizeAccess } from '../../text/verdict';
import { countOf, listContext } from '../../text/wording';
import type { ComparedDocuments } from './compare-with-timeout';

/** A comparison as text: the verdict, the access that is added and removed, and the risks. */
export function describeComparison(
  { comparison, riskChanges }: ComparedDocuments,
  { isSameDocument }: { isSameDocument: boolean },
): string {
  const { gained, lost, undecided } = comparison;
  const reasons = new Set(
    undecided.map(
      ({ action, resource, reason }) => `  ${showText(`${action} on ${resource}`)}: ${reason}`,
    ),
  );
  return [
    isSameDocument ? 'No change: same document.' : showText(summarizeAccess(comparison)),
    ...describeSide(gained, { title: 'Adds', allows: 'after', other: 'before', future: 'plus' }),
    ...describeSide(lost, {
      title: 'Removes',
      allows: 'before',
      other: 'after',
      future: 'no longer includes',
    }),
    ...(reasons.size > 0 ? ['', 'Not decided', ...reasons] : []),
    ...describeRisks(riskChanges),
  ].join('\n');
}

function describeRisks(changes: readonly RiskChange[]): string[] {
  const lines = describeRiskChanges(changes, readRisks().catalog);
  return lines.length === 0 ? [] : ['', 'Risk', ...lines.map((line) => `  ${showText(line)}`)];
}

interface Side {
  title: string;
  /** The document that allows the access. */
  allows: string;
  other: string;
  /** What comes before future actions. */
  future: string;
}

function describeSide(differences: readonly Difference[], side: Side): string[] {
  if (differences.length === 0) return [];
  const groups = groupDifferences(differences);
  return ['', side.title, ...groups.flatMap((group) => describeConditionGroup(group, side))];
}

/** Conditions once, with all actions and resources that they apply to below. */
function describeConditionGroup({ conditions, groups }: ConditionGroup, side: Side): string[] {
  const indent = conditions.length > 0 ? '    ' : '  ';
  return [
    ...conditions.map(
      (condition, index) => `  ${index === 0 ? 'where' : 'and'} ${describeCondition(condition)}`,
    ),
    ...groups.flatMap((group) => describeGroup(group, side)).map((line) => `${indent}${line}`),
  ];
}

/** Longer actions extend into the next column. */
const maxColumnWidth = 60;

function describeGroup(
  { resources, exceptResources, lines, future, witnesses }: DifferenceGroup,
  side: Side,
): string[] {
  const rows = lines
    .flatMap(({ differences }) => differences)
    .map((each) => [showText(each.action), describeAction(each)] as const);
  const width = Math.max(...rows.map(([action]) => Math.min(action.length, maxColumnWidth)));
  const except = showText(nameExceptions(exceptResources, 'resource'));
  const examples = witnesses.map(
    (witness) =>
      `  example: ${side.allows} allows ${describeWitness(witness)}; ${side.other} does not`,
  );
  return [
    ...resources.map((resource) => `on ${showText(resource)}${except}`),
    ...rows.map(([action, words]) => `  ${action.padEnd(width)}  ${words}`),
    ...(rows.length > 0 ? examples : []),
    ...(future.length > 0 ? [`  ${side.future} ${showText(nameFuture(listItems(future)))}`] : []),
    ...(rows.length > 0 ? [] : examples),
  ];
}

function describeAction(difference: Difference): string {
  const { action, accessLevels, exceptActions } = difference;
  if (isAllActions({ action })) return `all actions${showText(nameExceptions(exceptActions))}`;
  return [
    ...(accessLevels.length > 0 ? [sortLevels(accessLevels).join(', ')] : []),
    ...(isPattern(action) ? [describePattern(difference)] : []),
    ...(!isPattern(action) && accessLevels.length === 0 ? [unlisted] : []),
  ].join('; ');
}

function describePattern({ actions, exceptActions }: Difference): string {
  const count = actions > 0 ? countOf(actions, 'action') : 'actions of every service that matches';
  return `${count}${showText(nameExceptions(exceptActions))}`;
}

/** A whole request: its action, its resource and every context key that matters. */
function describeWitness({ action, resource, context }: Witness): string {
  const values = listContext(context).map(({ key, values }) => {
    if (values.length === 0) return `${key} is absent`;
    return `${key} ${values.length > 1 ? 'has the values' : 'is'} ${values.join(', ')}`;
  });
  const request = `${action} on ${resource}`;
  return showText(values.length > 0 ? `${request}, where ${values.join(' and ')}` : request);
}

function describeCondition({ operator, key, values }: Condition): string {
  const [first] = values;
  const list = values.map((value) => JSON.stringify(value)).join(', ');
  return showText(
    `${operator} ${key} ${values.length === 1 && first !== undefined ? list : `[${list}]`}`,
  );
}

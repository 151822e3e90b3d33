import type { FileProblem } from '../../record/record-error';
import type { RiskPath } from '../../risk/types';
import type { ActionReference } from './action-reference';
import type { RiskOverlay } from './overlay';
import type { SourcePath } from './sources';

/** The name of the overlay in problems. */
export const overlayFile = 'risk/overlay.json';

interface Checked {
  overlay: RiskOverlay;
  paths: readonly SourcePath[];
  reference: ActionReference;
  /** The sensitive actions of the source that IAM's reference has. */
  known: readonly string[];
  builtPaths: readonly RiskPath[];
}

/**
 * Finds what the overlay does not decide, decides twice, or decides about something that neither
 * IAM's reference nor a source has.
 */
export function checkOverlay(checked: Checked): FileProblem[] {
  return [...checkPaths(checked), ...checkActions(checked), ...checkExcluded(checked)];
}

/** The actions that are a path of their own: paths that require one action. */
export function listEntries(paths: readonly RiskPath[]): string[] {
  return paths
    .flatMap(({ requires }) => (requires.length === 1 ? requires : []))
    .map(({ action }) => action);
}

function checkPaths({ overlay, paths }: Checked): FileProblem[] {
  const given = overlay.paths.map(({ id }) => id);
  const wanted = paths.map(({ id }) => id);
  return [
    ...subtract(wanted, given).map((id) =>
      createProblem('/paths', `an entry for the path ${id}`, 'nothing', 'Add it.'),
    ),
    ...subtract(given, wanted).map((id) =>
      createProblem('/paths', 'paths of the source', id, 'Remove it, or correct its id.'),
    ),
    ...findRepeated(given).map((id) =>
      createProblem('/paths', 'one entry a path', `${id} a second time`, 'Remove one.'),
    ),
    ...findRepeated(wanted).map((id) =>
      createProblem('/paths', 'one path an id in the source', `${id} a second time`, 'Report it.'),
    ),
  ];
}

function checkActions({ overlay, reference, known, builtPaths }: Checked): FileProblem[] {
  const grouped = overlay.actions.flatMap(({ actions }) => actions);
  const excluded = overlay.excluded.flatMap(({ actions }) => actions);
  const decided = [...grouped, ...excluded];
  const entries = new Set(listEntries(builtPaths));
  return [
    ...decided
      .filter((action) => reference.findName(action) !== action)
      .map((action) => {
        const expected = reference.findName(action) ?? "an action of IAM's reference";
        return createProblem('/actions', expected, action, 'Correct it, or remove it.');
      }),
    ...findRepeated(decided).map((action) =>
      createProblem('/actions', 'one entry an action', `${action} a second time`, 'Remove one.'),
    ),
    ...decided
      .filter((action) => entries.has(action))
      .map((action) => {
        const expected = 'actions that are no path of their own';
        return createProblem('/actions', expected, action, 'Remove it: its path is its entry.');
      }),
    ...subtract(known, [...decided, ...entries]).map((action) => {
      const remedy = 'Add it to a group of "actions", or to "excluded".';
      return createProblem('/actions', `an entry for ${action}`, 'nothing', remedy);
    }),
  ];
}

function checkExcluded({ overlay, known }: Checked): FileProblem[] {
  const excluded = overlay.excluded.flatMap(({ actions }) => actions);
  return subtract(excluded, known).map((action) =>
    createProblem('/excluded', 'actions of the source', action, 'Remove it.'),
  );
}

function subtract(texts: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return texts.filter((text) => !known.has(text));
}

function findRepeated(texts: readonly string[]): string[] {
  return texts.filter((text, index) => texts.indexOf(text) < index);
}

function createProblem(
  place: string,
  expected: string,
  found: string,
  remedy: string,
): FileProblem {
  return { file: overlayFile, place, expected, found, remedy };
}

import type { FileProblem } from '../../record/record-error';
import type { RequiredAction, RiskCatalogFile, RiskPath, SensitiveActions } from '../../risk/types';
import type { ActionReference } from './action-reference';
import { checkOverlay, listEntries, overlayFile } from './check-overlay';
import type { OverlayPath, RiskOverlay } from './overlay';
import type { SourcePath } from './sources';

export interface CatalogInputs {
  paths: readonly SourcePath[];
  /** The actions of sensitive_iam_actions. */
  sensitiveActions: readonly string[];
  overlay: RiskOverlay;
  reference: ActionReference;
}

export interface BuiltCatalog {
  catalog: RiskCatalogFile;
  /** Actions of sensitive_iam_actions that IAM's reference does not have. */
  unknown: string[];
  /** With problems, the catalog is incomplete. */
  problems: FileProblem[];
}

/**
 * Builds the risk catalog: the paths of pathfinding.cloud and the sensitive actions, each with
 * category, reason and needs of the overlay. The result is the same in every order of the inputs.
 */
export function buildCatalog(inputs: CatalogInputs): BuiltCatalog {
  const { overlay, reference, sensitiveActions } = inputs;
  const problems: FileProblem[] = [];
  const overlayPaths = new Map(overlay.paths.map((path) => [path.id, path]));
  const paths = inputs.paths
    .flatMap((path) => {
      const entry = overlayPaths.get(path.id);
      return entry === undefined ? [] : buildPath(path, entry, reference, problems);
    })
    .sort(compareBy(({ id }) => id));
  const known = sensitiveActions.flatMap((action) => reference.findName(action) ?? []);
  problems.push(...checkOverlay({ ...inputs, known, builtPaths: paths }));
  const groups = buildGroups(overlay, new Set(known));
  const categorized = new Set([...groups.flatMap(({ actions }) => actions), ...listEntries(paths)]);
  const catalog: RiskCatalogFile = {
    sources: overlay.sources,
    resources: listResources(paths, groups, reference),
    paths,
    actions: groups,
    uncategorized: reference.permissionsManagement.filter((action) => !categorized.has(action)),
  };
  const unknown = sensitiveActions.filter((action) => reference.findName(action) === undefined);
  return { catalog, unknown: unknown.sort(), problems };
}

function buildPath(
  path: SourcePath,
  entry: OverlayPath,
  reference: ActionReference,
  problems: FileProblem[],
): RiskPath {
  const requires = (entry.requires ?? path.requires).map((written): RequiredAction => {
    const action = reference.findName(written);
    if (action === undefined) {
      problems.push({
        file: overlayFile,
        place: path.id,
        expected: "an action of IAM's reference",
        found: written,
        remedy: 'List the actions that the path requires now as "requires" of the path.',
      });
    }
    if (action !== 'iam:PassRole') return { action: action ?? written };
    return { action, passedTo: [...(entry.passedTo ?? path.trusted)].sort() };
  });
  const passedTo = requires.find((each) => each.passedTo !== undefined)?.passedTo;
  if (passedTo?.length === 0) {
    problems.push({
      file: overlayFile,
      place: path.id,
      expected: 'the services that can receive the role',
      found: 'none, here or in the source',
      remedy: 'List them as "passedTo" of the path.',
    });
  }
  if (passedTo === undefined && entry.passedTo !== undefined) {
    problems.push({
      file: overlayFile,
      place: path.id,
      expected: 'passedTo only for a path that requires iam:PassRole',
      found: entry.passedTo.join(', '),
      remedy: 'Remove it.',
    });
  }
  return {
    id: path.id,
    category: entry.category,
    name: path.name,
    reason: entry.reason,
    needs: entry.needs,
    requires,
    source: 'pathfinding',
    url: path.url,
  };
}

/** The groups of the overlay; one that has actions of both sources becomes two. */
function buildGroups(overlay: RiskOverlay, known: ReadonlySet<string>): SensitiveActions[] {
  return overlay.actions
    .flatMap(({ category, reason, needs, actions }) =>
      (['policy-history', 'primeharbor'] as const).map((source) => ({
        category,
        reason,
        needs,
        source,
        actions: actions.filter((each) => known.has(each) === (source === 'primeharbor')).sort(),
      })),
    )
    .filter(({ actions }) => actions.length > 0)
    .sort(compareBy(({ category, reason, source }) => [category, reason, source].join('\n')));
}

function listResources(
  paths: readonly RiskPath[],
  groups: readonly SensitiveActions[],
  reference: ActionReference,
): Record<string, string[]> {
  const actions = [
    ...paths.flatMap(({ requires }) => requires.map(({ action }) => action)),
    ...groups.flatMap((group) => group.actions),
  ];
  return Object.fromEntries(
    [...new Set(actions)].sort().map((action) => [action, [...reference.listResources(action)]]),
  );
}

/** Compares by a text, by code units, so that the order is the same on every machine. */
function compareBy<Value>(read: (value: Value) => string): (a: Value, b: Value) => number {
  return (a, b) => (read(a) < read(b) ? -1 : 1);
}

import { readService } from '../iam/patterns';
import { groupByKey } from '../shared/collections';
import type {
  RequiredAction,
  RiskCatalogFile,
  RiskCategory,
  RiskSource,
  RiskSourceId,
} from './types';

/** The categories, the most severe first. */
export const riskCategories: readonly RiskCategory[] = [
  'privilege-escalation',
  'credential-access',
  'resource-exposure',
  'detection-evasion',
  'data-access',
  'destruction',
];

/** A path, or a sensitive action by itself, which is a path of one action. */
export interface RiskEntry {
  /** The id of a path in its source, or the sensitive action. */
  id: string;
  category: RiskCategory;
  /** The actions: `iam:PassRole + ec2:RunInstances`. */
  name: string;
  /** What becomes possible, as a sentence. */
  reason: string;
  /** What the policy does not give and the entry needs, as noun phrases. */
  needs: readonly string[];
  requires: readonly RequiredAction[];
  source: RiskSourceId;
  /** The page of a path in its source. */
  url: string | undefined;
}

export interface RiskCatalog {
  /** The entries in the order of the catalog: paths first. */
  entries: readonly RiskEntry[];
  sources: readonly RiskSource[];
  /** @throws where the catalog has no such entry */
  findEntry: (id: string) => RiskEntry;
  /** The actions of all entries, by the service prefix; all for `*`. */
  listActions: (service: string) => readonly string[];
  /** Finds an action of an entry in any letter case, as the catalog writes it. */
  findAction: (action: string) => string | undefined;
  /** The category of an action that is a risk by itself; in any letter case. */
  findCategory: (action: string) => RiskCategory | undefined;
  /** The ARN patterns of the resources on which an action acts; none where it names no resource. */
  listResources: (action: string) => readonly string[];
}

export function createRiskCatalog(file: RiskCatalogFile): RiskCatalog {
  const entries: RiskEntry[] = [
    ...file.paths,
    ...file.actions.flatMap(({ actions, ...group }) =>
      actions.map((action) => ({
        ...group,
        id: action,
        name: action,
        requires: [{ action }],
        url: undefined,
      })),
    ),
  ];
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const actions = [
    ...new Set(entries.flatMap(({ requires }) => requires.map(({ action }) => action))),
  ];
  const byService = groupByKey(actions, readService);
  const byLowercase = new Map(actions.map((action) => [action.toLowerCase(), action]));
  const categories = new Map<string, RiskCategory>();
  for (const { category, requires } of entries) {
    const [first, ...others] = requires;
    if (first === undefined || others.length > 0) continue;
    const key = first.action.toLowerCase();
    if (!categories.has(key)) categories.set(key, category);
  }
  return {
    entries,
    sources: file.sources,
    findEntry: (id) => {
      const entry = byId.get(id);
      if (entry === undefined) throw new Error(`The risk catalog has no entry "${id}".`);
      return entry;
    },
    listActions: (service) => (service === '*' ? actions : (byService.get(service) ?? [])),
    findAction: (action) => byLowercase.get(action.toLowerCase()),
    findCategory: (action) => categories.get(action.toLowerCase()),
    listResources: (action) => file.resources[action] ?? [],
  };
}

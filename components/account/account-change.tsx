import { useState } from 'react';
import type { ChangeView } from '@/lib/account/account-view';
import { paths } from '@/lib/addresses/paths';
import { countOf, nameMissingVersions } from '@/lib/text/wording';
import { Chips } from '../ui/chip';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';

/** The page of a change; a default that was set back has none, and so its comparison. */
export function locateChange(policyName: string, { versionId, before, isSetBack }: ChangeView) {
  return isSetBack && before !== undefined
    ? paths.compareWith({ policy: policyName, from: before, to: versionId })
    : paths.change(policyName, versionId);
}

/** So many changes are shown at first, and those of note. */
const maxChanges = 4;

/** The changes of a policy since the day, newest first. */
export function ChangesSince({
  policyName,
  changes,
  showsAll,
}: {
  policyName: string;
  changes: readonly ChangeView[];
  /** As for printing. */
  showsAll: boolean;
}) {
  const [isOpen, setOpen] = useState(false);
  const isAll = isOpen || showsAll || changes.length <= maxChanges + 2;
  const shown = changes.filter((change, index) => isAll || index < maxChanges || isOfNote(change));
  const left = changes.length - shown.length;
  return (
    <>
      <ol className="reach-changes">
        {shown.map((change) => (
          <li key={`${change.versionId} ${change.day}`}>
            <Change policyName={policyName} change={change} />
          </li>
        ))}
      </ol>
      {left > 0 && (
        <button type="button" className="button small mt-2" onClick={() => setOpen(true)}>
          Show {countOf(left, 'other version')}
        </button>
      )}
    </>
  );
}

/** Whether a change adds a high risk, or AWS did not announce it. */
function isOfNote({ hasHighRisk, announced }: ChangeView): boolean {
  return hasHighRisk || announced?.tone === 'never';
}

function Change({ policyName, change }: { policyName: string; change: ChangeView }) {
  const { versionId, day, chips, announced, announcement, missing } = change;
  return (
    <>
      <SiteLink to={locateChange(policyName, change)} className="name">
        {versionId}
      </SiteLink>{' '}
      <Time at={day} />
      <Chips
        chips={[...chips, ...(announced ? [announced] : [])]}
        last={announced && announcement && paths.announcement(announcement)}
      />
      {missing !== undefined && (
        <p className="hint">{nameMissingVersions(missing)} before it: not on record.</p>
      )}
    </>
  );
}

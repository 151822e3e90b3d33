import type { ReactNode } from 'react';
import { coversAction, isPattern, readService } from '@/lib/iam/patterns';
import { paths } from '@/lib/site/paths';
import { countOf } from '@/lib/site/wording';
import { findNear } from '@/lib/tools/near';
import { SiteLink } from '../ui/link';
import type { Asked } from './ask-tool';

/** What IAM knows of the name that was asked: unknown ones are said to be, with near names. */
export function NameNote({ asked: { action, day, catalogue, actionsOnRecord } }: { asked: Asked }) {
  const notes: ReactNode[] = [];
  const service = readService(action);
  const known = catalogue.listActions(service);
  if (!action.includes(':') && action !== '*') {
    notes.push('An action has its service’s prefix before a colon.');
    notes.push(
      <Near
        key="near"
        names={findByName(action, [...actionsOnRecord, ...listAll(catalogue)])}
        day={day}
      />,
    );
  } else if (isPattern(action)) {
    const covered = known.filter((each) => coversAction(action, each));
    if (covered.length > 0)
      notes.push(`It stands for ${countOf(covered.length, 'action')} that IAM has.`);
    notes.push('A policy counts that allows some of it.');
  } else if (catalogue.readLevels(action).length === 0) {
    const candidates = [...known, ...actionsOnRecord];
    const near =
      known.length > 0
        ? findNear(action, candidates)
        : findNearService(action, catalogue, candidates);
    notes.push(
      known.length > 0
        ? 'IAM’s reference knows no action of this name.'
        : `IAM’s reference knows no service “${service}”.`,
    );
    notes.push(
      <Near
        key="near"
        names={near.filter((each) => each.toLowerCase() !== action.toLowerCase())}
        day={day}
      />,
    );
  } else {
    const reference = catalogue.findReference(action);
    notes.push(
      <span key="reference">
        {catalogue.nameService(service)}, {catalogue.readLevels(action).join(', ')}.{' '}
        <a href={reference}>AWS’s reference</a>
      </span>,
    );
  }
  return (
    <p className="mt-2 text-small text-muted">
      {notes.map((note, index) => (
        // The notes of one answer never change places.
        <span key={index}>{note} </span>
      ))}
    </p>
  );
}

function Near({ names, day }: { names: readonly string[]; day: string | undefined }) {
  if (names.length === 0) return null;
  return (
    <>
      Near names:{' '}
      {names.map((name, index) => (
        <span key={name}>
          {index > 0 && ', '}
          <SiteLink to={paths.askAbout({ action: name, ...(day !== undefined && { day }) })}>
            <code>{name}</code>
          </SiteLink>
        </span>
      ))}
      .
    </>
  );
}

function listAll({ services, listActions }: Asked['catalogue']): string[] {
  return services.flatMap(listActions);
}

/** Actions of any service by what stands after their colon. */
function findByName(name: string, actions: readonly string[]): string[] {
  const nameOf = (action: string) => action.slice(action.indexOf(':') + 1);
  const near = findNear(name, actions.map(nameOf));
  return near
    .flatMap((each) => [...new Set(actions)].filter((action) => nameOf(action) === each))
    .slice(0, 6);
}

/** The same name under services whose prefix is near, else names near as a whole. */
function findNearService(
  action: string,
  catalogue: Asked['catalogue'],
  candidates: readonly string[],
): string[] {
  const service = readService(action);
  const name = action.slice(service.length + 1).toLowerCase();
  const same = findNear(service, catalogue.services, 6).flatMap((each) =>
    catalogue
      .listActions(each)
      .filter((known) => known.slice(each.length + 1).toLowerCase() === name),
  );
  return same.length > 0 ? same.slice(0, 3) : findNear(action, candidates);
}

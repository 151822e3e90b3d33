import { paths } from '@/lib/addresses/paths';
import type { Source, Version } from '@/lib/record/types';
import { Section } from '../ui/section';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';
import { VersionSource } from './version-source';

/** The sources of a version, when and where it was first observed, and its hash. */
export function Provenance({ version, sources }: { version: Version; sources: Source[] }) {
  return (
    <Section id="known-from" title="Provenance">
      <ul className="prose">
        {sources
          .filter(({ id }) => version.knownFrom.includes(id))
          .map(({ id, title, record }) => (
            <li key={id}>
              <SiteLink to={`${paths.about}#${id}`}>{title}</SiteLink>
              {record === 'served'
                ? ': document and date, from the IAM API'
                : ': document as published there'}
            </li>
          ))}
        <li>
          Created <Time at={version.createDate} />; first observed{' '}
          <Time at={version.firstObserved} />
        </li>
      </ul>
      <VersionSource version={version} />
    </Section>
  );
}

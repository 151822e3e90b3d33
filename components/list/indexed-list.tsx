import type { ComponentProps, ReactNode } from 'react';
import { paths } from '@/lib/addresses/paths';
import type { Tone } from '@/lib/text/chip';
import { Chip } from '../ui/chip';
import { Filter } from '../ui/filter';
import { SiteLink } from '../ui/site';

const tones: readonly Tone[] = [
  'neutral',
  'wider',
  'narrower',
  'mixed',
  'good',
  'early',
  'late',
  'never',
  'danger',
];

/**
 * A list that is too long for a page: a part of it, which a filter replaces by the rows that fit.
 * `/list.js` loads the rows at the first choice and fills copies of the template. Of an action in
 * the field of the name, it shows a link to the policies that allow it.
 */
export function IndexedList({
  children,
  ...filter
}: ComponentProps<typeof Filter> & { rows: string; children: ReactNode }) {
  const { of } = filter;
  return (
    <>
      <Filter {...filter} />
      <p id={`${of}-action`} hidden className="mt-4">
        <SiteLink to={paths.whoAllowed}>Policies that allow this action</SiteLink>
      </p>
      <div id={of} className="mt-4">
        {children}
      </div>
      <div id={`${of}-results`} hidden>
        <ol className="card mt-4" aria-label="Results" />
        <button type="button" hidden className="copy my-3" />
        <template>
          <li className="change">
            <div>
              <SiteLink to={paths.home} className="name">
                <span data-slot="name" /> <b data-slot="version" />
              </SiteLink>
              <time data-slot="day" />
            </div>
            <p data-slot="sentence" />
            <div>
              <p className="chips" data-slot="chips">
                {tones.map((tone) => (
                  <Chip key={tone} tone={tone}>
                    {tone}
                  </Chip>
                ))}
              </p>
            </div>
          </li>
        </template>
      </div>
    </>
  );
}

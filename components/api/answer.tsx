import { paths } from '@/lib/addresses/paths';
import type { Field } from '@/lib/site/api/fields';
import { countOf } from '@/lib/text/wording';
import { BreakableAddress } from '../ui/breakable';
import { Listing } from '../ui/listing';
import { Prose } from '../ui/prose';
import { Section } from '../ui/section';
import { SiteLink } from '../ui/site';
import { FieldTable } from './field-table';

interface Props {
  kind: string;
  title: string;
  description: string;
  /** The URI template of its addresses. */
  template: string;
  /** The path of the example. */
  path: string;
  /** The shortened example. */
  example: string;
  fields: Field[];
}

/** A kind of API response: its address, description, fields and an example. */
export function Answer({ kind, title, description, template, path, example, fields }: Props) {
  return (
    <Section
      id={kind}
      title={title}
      aside={<SiteLink to={paths.apiSchema(kind)}>JSON Schema</SiteLink>}
    >
      <p className="max-w-[46rem]">
        <Prose text={description} />
      </p>
      <p className="mt-2">
        <SiteLink to={path} className="name">
          <BreakableAddress url={template} />
        </SiteLink>
      </p>
      <div className="card mt-3">
        <details>
          <summary>{countOf(fields.length, 'field')}</summary>
          <FieldTable label={`Fields of ${title}`} fields={fields} />
        </details>
        <details>
          <summary>
            Example{template !== path && ': '}
            {template !== path && (
              <span className="name">
                <BreakableAddress url={path} />
              </span>
            )}
          </summary>
          <Listing id={`${kind}-example`} text={example} />
        </details>
      </div>
    </Section>
  );
}

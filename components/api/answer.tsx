import { paths } from '@/lib/addresses/paths';
import type { Field } from '@/lib/site/api/fields';
import { Prose } from '../ui/prose';
import { Section } from '../ui/section';
import { SiteLink } from '../ui/site';
import { FieldTable, Listing } from './field-table';

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
      <p className="max-w-[46rem] pt-3">
        <Prose text={description} />
      </p>
      {template !== path && (
        <p className="pt-2">
          <code>{template}</code>
        </p>
      )}
      <div className="grid gap-x-10 gap-y-4 pt-3 lg:grid-cols-2">
        <div className="min-w-0">
          <FieldTable label={`Fields of ${title}`} fields={fields} />
        </div>
        <div className="min-w-0">
          <p className="py-1.5 text-small">
            <SiteLink to={path} className="name">
              {path}
            </SiteLink>
          </p>
          <Listing id={`${kind}-example`} text={example} />
        </div>
      </div>
    </Section>
  );
}

import { paths } from '@/lib/addresses/paths';
import type { Field } from '@/lib/site/api/fields';
import { SiteLink } from '../ui/link';
import { Prose } from '../ui/prose';
import { Section } from '../ui/section';
import { FieldTable } from './field-table';
import { Listing } from './listing';

interface Props {
  kind: string;
  title: string;
  description: string;
  /** Where such answers are: a URI template. */
  template: string;
  /** Where the example is. */
  path: string;
  /** The example, printed short. */
  example: string;
  fields: Field[];
}

/** One kind of answer: where it is, what it is, its fields, and one of them as it is served. */
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

import { Fragment } from 'react';
import type { Field } from '@/lib/site/api/fields';
import { Prose } from '../ui/prose';

/** The fields of a response. */
export function FieldTable({ label, fields }: { label: string; fields: Field[] }) {
  return (
    <table className="w-full table-fixed border-collapse text-small" aria-label={label}>
      <thead>
        <tr className="border-b border-line text-muted">
          <th scope="col" className="w-2/5 py-1.5 pr-4">
            Field
          </th>
          <th scope="col" className="py-1.5">
            Description
          </th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ path, type, description, values, sameAs }) => (
          <tr key={path} className="border-b border-line align-top">
            <th scope="row" className="py-1.5 pr-4">
              <FieldPath path={path} />
              <span className="block text-muted">{type}</span>
            </th>
            <td className="py-1.5 [overflow-wrap:anywhere]">
              <Prose text={description} />
              {values.length > 0 && <Values values={values} />}
              {sameAs !== undefined && (
                <>
                  {' '}
                  Its fields are those of <FieldPath path={sameAs} />.
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The path of a field, with its name emphasized and line-break opportunities. */
function FieldPath({ path }: { path: string }) {
  const parts = path.split('.');
  return (
    <code>
      {parts.map((part, index) => (
        <Fragment key={parts.slice(0, index + 1).join('.')}>
          {index < parts.length - 1 ? <span className="text-muted">{part}.</span> : part}
          <wbr />
        </Fragment>
      ))}
    </code>
  );
}

function Values({ values }: { values: string[] }) {
  return (
    <span className="block">
      One of{' '}
      {values.map((value, index) => (
        <Fragment key={value}>
          {index > 0 && ', '}
          <code>{value}</code>
        </Fragment>
      ))}
      .
    </span>
  );
}

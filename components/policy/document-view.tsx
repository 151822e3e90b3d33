import { printLines } from '@/lib/diff/lines';
import { nameStatement } from '@/lib/site/paths';
import { LinesHead } from '../diff/lines-head';

/** A document as AWS published it, every statement with an address of its own. */
export function DocumentView({
  id,
  label,
  document,
}: {
  id: string;
  label: string;
  document: object;
}) {
  return (
    <table className="doc" id={id} aria-label={label}>
      <LinesHead text="Text" />
      {printLines(document).map(({ statement, lines }) => (
        <tbody
          key={lines[0]?.number}
          id={
            statement === undefined
              ? undefined
              : `${id === 'document' ? '' : `${id}-`}${nameStatement(statement)}`
          }
        >
          {lines.map(({ number, text }, index) => (
            <tr key={number}>
              <td className="n">{number}</td>
              <td>
                {text}
                {index === 0 && statement !== undefined && (
                  <a
                    className="k ml-3 select-none"
                    href={`#${id === 'document' ? '' : `${id}-`}${nameStatement(statement)}`}
                  >
                    statement {statement + 1}
                  </a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

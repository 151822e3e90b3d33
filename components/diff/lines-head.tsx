/** Columns and headers of a table of lines: number, text, and what is said of them. */
export function LinesHead({ text, more }: { text: string; more?: string }) {
  return (
    <>
      <colgroup>
        <col className="n" />
        <col />
        {more && <col className="since" />}
      </colgroup>
      <thead className="sr-only">
        <tr>
          <th scope="col">Line</th>
          <th scope="col">{text}</th>
          {more && <th scope="col">{more}</th>}
        </tr>
      </thead>
    </>
  );
}

/** Columns and headers of a table of lines: number, text. */
export function LinesHead({ text }: { text: string }) {
  return (
    <>
      <colgroup>
        <col className="n" />
        <col />
      </colgroup>
      <thead className="sr-only">
        <tr>
          <th scope="col">Line</th>
          <th scope="col">{text}</th>
        </tr>
      </thead>
    </>
  );
}

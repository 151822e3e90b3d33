import type { Cell, Row } from '@/lib/diff/rows';

/** Words for who cannot see the signs; they are not part of the document and not copied. */
function Spoken({ text }: { text: string }) {
  return <b>{text} </b>;
}

function Text({ cell }: { cell: Cell }) {
  if (cell.parts === undefined) return cell.text;
  return cell.parts.map((part, index) => {
    return part.marked ? <mark key={index}>{part.text}</mark> : part.text;
  });
}

function Side({
  cell,
  kind,
  side,
}: {
  cell: Cell | undefined;
  kind: Row['kind'];
  side: 'before' | 'after';
}) {
  if (cell === undefined) return <td className="e" colSpan={2} />;
  return (
    <>
      <td>{cell.number}</td>
      <td>
        <Content cell={cell} kind={kind} side={side} />
      </td>
    </>
  );
}

function Content({
  cell,
  kind,
  side,
}: {
  cell: Cell;
  kind: Row['kind'];
  side: 'before' | 'after';
}) {
  if (kind === 'same') return cell.text;
  if (kind === 'moved' || kind === 'rewritten') {
    return (
      <span className={kind === 'moved' ? 'k m' : 'k r'}>
        <Spoken text={kind === 'moved' ? 'moved' : 'written differently'} />
        {cell.text}
      </span>
    );
  }
  const Mark = side === 'before' ? 'del' : 'ins';
  return (
    <Mark>
      <Spoken text={side === 'before' ? 'removed' : 'added'} />
      <Text cell={cell} />
    </Mark>
  );
}

/** One row of two documents: number and text before, number and text after. */
export function DiffRow({ row: { kind, before, after } }: { row: Row }) {
  return (
    <tr className={kind === 'same' ? 's' : undefined}>
      <Side cell={before} kind={kind} side="before" />
      <Side cell={after} kind={kind} side="after" />
    </tr>
  );
}

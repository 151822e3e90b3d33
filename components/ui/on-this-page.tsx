export interface Part {
  id: string;
  text: string;
}

/** Links to the parts of a long page. */
export function OnThisPage({ parts }: { parts: Part[] }) {
  return (
    <nav aria-label="On this page" className="quiet-links mt-6 text-small">
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {parts.map(({ id, text }) => (
          <li key={id}>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

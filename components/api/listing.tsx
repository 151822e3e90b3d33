/** Text for programs, its lines as they are; one that is too long for the screen goes on below. */
export function Listing({ id, text }: { id?: string; text: string }) {
  return (
    <pre id={id} className="bg-shade p-3 text-small whitespace-pre-wrap">
      {text}
    </pre>
  );
}

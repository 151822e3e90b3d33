/** Code with its own lines, which wrap at spaces. */
export function Listing({ id, text }: { id?: string; text: string }) {
  return (
    <pre
      id={id}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: keys move what a narrow screen cuts off
      tabIndex={0}
      className="overflow-x-auto rounded-md bg-shade p-3 text-small whitespace-pre-wrap [overflow-wrap:normal]"
    >
      {text}
    </pre>
  );
}

/** What IAM itself would recognise in a sentence: `service:Action`. */
const action = /([a-z0-9_*?-]+:[\w*?-]+)/;

/** A sentence of ours with the actions in it set as IAM writes them. */
export function Sentence({ text }: { text: string }) {
  return text.split(action).map((part, index) =>
    // Every second part is what was looked for; it has no other name than its place.
    index % 2 === 1 ? <code key={index}>{part}</code> : part,
  );
}

import { splitCode } from '@/lib/text/wording';

/** Text from data/: backticks mark what IAM would recognise, nothing else is markup. */
export function Prose({ text }: { text: string }) {
  return splitCode(text).map((part) =>
    // A text never changes its parts, so their own words serve as keys.
    part.code ? <code key={part.text}>{part.text}</code> : part.text,
  );
}

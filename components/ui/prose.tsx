import { splitCode } from '@/lib/text/wording';
import { BreakableName } from './breakable';

/** A text from data/, in which backticks are the only markup. */
export function Prose({ text }: { text: string }) {
  return splitCode(text).map((part) =>
    // The parts of a text do not change.
    part.code ? <code key={part.text}>{part.text}</code> : part.text,
  );
}

/** Matches `service:Action`, a context key and a policy variable. */
const action = /(\$\{[^}]*\}|[a-z0-9_*?-]+:[\w*?-]+(?:\/[\w*?:.-]*[\w*])?)/;

/** Longer names can be broken between words, since a phone may be narrower than they are. */
const longName = 28;

/** A sentence with its actions as code. */
export function Sentence({ text }: { text: string }) {
  return text.split(action).map((part, index) =>
    // Every second part is a match.
    index % 2 === 1 ? (
      <code key={index}>{part.length > longName ? <BreakableName name={part} /> : part}</code>
    ) : (
      part
    ),
  );
}

import type { Chip as ChipData, Tone } from '@/lib/text/chips';

/** A classification in words, with a colour as a second signal. */
export function Chip({ tone, children }: { tone: Tone; children: string }) {
  return <span className={tone === 'neutral' ? 'chip' : `chip ${tone}`}>{children}</span>;
}

/** Chips in one line, which wraps; nothing without chips. */
export function Chips({ chips }: { chips: readonly ChipData[] }) {
  if (chips.length === 0) return null;
  return (
    <p className="chips">
      {chips.map(({ text, tone }) => (
        <Chip key={text} tone={tone}>
          {text}
        </Chip>
      ))}
    </p>
  );
}

import type { Chip as ChipData, Tone } from '@/lib/text/chip';
import { SiteLink } from './site';

/** A classification in words, with a colour as a second signal. */
export function Chip({ tone, children }: { tone: Tone; children: string }) {
  return <span className={nameClass(tone)}>{children}</span>;
}

/** Chips in one line, which wraps; nothing without chips. */
export function Chips({
  chips,
  last,
}: {
  chips: readonly ChipData[];
  /** The path to which the last chip links, such as the announcement that it is about. */
  last?: string | undefined;
}) {
  if (chips.length === 0) return null;
  return (
    <p className="chips">
      {chips.map(({ text, tone }, index) =>
        last !== undefined && index === chips.length - 1 ? (
          <SiteLink key={text} to={last} className={nameClass(tone)}>
            {text}
          </SiteLink>
        ) : (
          <Chip key={text} tone={tone}>
            {text}
          </Chip>
        ),
      )}
    </p>
  );
}

function nameClass(tone: Tone): string {
  return tone === 'neutral' ? 'chip' : `chip ${tone}`;
}

import type { Card } from '../../site/cards/card';
import { readOrMake } from '../file-cache';
import { hashInputs } from '../stamp';
import { paintCard } from './paint-card';

let codeHash: string | undefined;

/** Everything apart from the card that decides how it is drawn, as one hash. */
function hashCode(): string {
  codeHash ??= hashInputs(
    [
      'lib/build/cards',
      'lib/site/cards/card.ts',
      'lib/site/links/plain-line.ts',
      'lib/site/cards/palette.ts',
      'node_modules/@napi-rs/canvas/package.json',
      'node_modules/@fontsource/roboto/package.json',
      'node_modules/@fontsource/roboto-mono/package.json',
    ],
    [],
  );
  return codeHash;
}

/** A card as a PNG, from the cache where an earlier build has drawn the same. */
export function drawCachedCard(card: Card, cacheFolder?: string): Buffer {
  const name = `${hashInputs([], [hashCode(), JSON.stringify(card)])}.png`;
  return readOrMake('cards', name, () => paintCard(card), cacheFolder);
}

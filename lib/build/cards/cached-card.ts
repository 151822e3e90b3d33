import { once } from '../../shared/once';
import type { Card } from '../../site/cards/card';
import { hashInputs, readOrMake } from '../file-cache';
import { drawCard } from './draw-card';

/** Hashes everything apart from the card that decides how it is drawn. */
const hashCode = once(() =>
  hashInputs(
    [
      'lib/build/cards',
      'lib/site/cards/card.ts',
      'lib/site/feeds/text.ts',
      'lib/site/cards/palette.ts',
      'node_modules/@napi-rs/canvas/package.json',
      'node_modules/@fontsource/roboto/package.json',
      'node_modules/@fontsource/roboto-mono/package.json',
    ],
    [],
  ),
);

/** Returns a card as a PNG, from the cache if an earlier build has drawn the same card. */
export function drawCachedCard(card: Card, cacheFolder?: string): Buffer {
  const name = `${hashInputs([], [hashCode(), JSON.stringify(card)])}.png`;
  return readOrMake('cards', name, () => drawCard(card), cacheFolder);
}

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Card } from '../../site/cards/card';
import { hashInputs } from '../stamp';
import { paintCard } from './paint-card';

/** Where pictures are kept from one build to the next; CARD_DIR names another folder. */
const pictureFolder = process.env.CARD_DIR || '.next/cards';

let painter: string | undefined;

/** Whatever changes how a card is painted, as one hash. */
function hashPainter(): string {
  painter ??= hashInputs(
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
  return painter;
}

/**
 * The picture of a card: kept from an earlier build where nothing that it shows has changed,
 * else painted and kept. The file's time is that of its last use: scripts/build.ts drops those
 * that a build did not use.
 */
export function findPicture(card: Card, folder = pictureFolder): Buffer {
  const name = hashInputs([], [hashPainter(), JSON.stringify(card)]);
  const path = join(folder, `${name}.png`);
  if (existsSync(path)) {
    const now = new Date();
    utimesSync(path, now, now);
    return readFileSync(path);
  }
  const picture = paintCard(card);
  mkdirSync(folder, { recursive: true });
  // Written beside it first: a build that is killed leaves no half picture.
  const written = `${path}.${process.pid}`;
  writeFileSync(written, picture);
  renameSync(written, path);
  return picture;
}

/** Drops the pictures that were last used before an instant. */
export function dropUnused(before: Date, folder = pictureFolder) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).mtime < before) rmSync(path);
  }
}

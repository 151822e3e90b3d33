import { palette } from '../../site/cards/palette';
import { blend, type Color } from './write-png';

/**
 * The 16 colours of a card: the paper, and from it to each other colour of it as many steps as
 * the edges of its letters and lines need.
 */
export const cardColors: readonly Color[] = [
  readHex(palette.paper),
  ...shade('ink', 5),
  ...shade('muted', 3),
  ...shade('line', 1),
  ...shade('early', 2),
  ...shade('late', 2),
  ...shade('silent', 2),
];

function shade(name: keyof typeof palette, steps: number): Color[] {
  return blend(readHex(palette.paper), readHex(palette[name]), steps);
}

function readHex(hex: string): Color {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

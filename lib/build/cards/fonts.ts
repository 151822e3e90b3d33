import { join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';

// Fonts of a package, not of the computer: a card looks the same wherever it is made.
const files = {
  Card: 'roboto/files/roboto-latin-400-normal.woff2',
  'Card Bold': 'roboto/files/roboto-latin-700-normal.woff2',
  'Card Mono': 'roboto-mono/files/roboto-mono-latin-400-normal.woff2',
};

export type Font = keyof typeof files;

let areRegistered = false;

/** Makes the fonts known to the canvas, once a process. Throws where a file cannot be read. */
export function registerFonts() {
  // The canvas writes a list of all its fonts to say whether it has one.
  if (areRegistered) return;
  for (const [name, file] of Object.entries(files)) {
    if (GlobalFonts.has(name)) continue;
    const path = join(process.cwd(), 'node_modules/@fontsource', file);
    if (GlobalFonts.registerFromPath(path, name) === null) {
      throw new Error(`${path}: expected a font, found none that can be read. Run: npm ci`);
    }
  }
  areRegistered = true;
}

import { join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';

// Fonts from a package, not from the machine, so that a card looks the same wherever it is drawn.
const files = {
  Card: 'roboto/files/roboto-latin-400-normal.woff2',
  'Card Bold': 'roboto/files/roboto-latin-700-normal.woff2',
  'Card Mono': 'roboto-mono/files/roboto-mono-latin-400-normal.woff2',
};

export type Font = keyof typeof files;

let areRegistered = false;

/** Registers the fonts with the canvas, once per process. Throws if a file cannot be read. */
export function registerFonts() {
  // `GlobalFonts.has` is slow: it lists all fonts.
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

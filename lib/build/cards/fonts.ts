import { join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';

// The fonts of the pages, from packages, so that a card looks the same wherever it is drawn.
const files = {
  Card: '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  'Card Mono': '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2',
};

let areRegistered = false;

/** Registers the fonts with the canvas, once per process. Throws if a file cannot be read. */
export function registerFonts() {
  // `GlobalFonts.has` is slow: it lists all fonts.
  if (areRegistered) return;
  for (const [name, file] of Object.entries(files)) {
    if (GlobalFonts.has(name)) continue;
    const path = join(process.cwd(), 'node_modules', file);
    if (GlobalFonts.registerFromPath(path, name) === null) {
      throw new Error(`${path}: expected a font, found none that can be read. Run: npm ci`);
    }
  }
  areRegistered = true;
}

import { readFileSync } from 'node:fs';

/**
 * Holds what was printed against the same file as Next made it.
 * Throws where they differ, with the place: the printer then has to learn what Next does.
 */
export function checkSample(file: string, printed: Buffer, module: string) {
  const made = readFileSync(file);
  if (made.equals(printed)) return;
  const [next, ours] = [made.toString('utf8'), printed.toString('utf8')];
  let at = 0;
  while (next[at] === ours[at]) at += 1;
  const show = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 40), at + 80));
  throw new Error(
    `${file}, character ${at}: expected what Next made of ${module}, ${show(next)}, found ${show(ours)} printed. ` +
      'Next writes its pages in a new way, or a page has in it what only Next knows; teach scripts/print about it.',
  );
}

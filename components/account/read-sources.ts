import type { DetailsFile } from '@/lib/account/details';
import { paths } from '@/lib/addresses/paths';
import type { FileProblem } from '@/lib/record/record-error';
import { type DecodedText, decodeBytes, refuse } from '@/lib/shared/decode-text';
import { showText } from '@/lib/shared/show-text';
import { loadJson } from '../tool/load-json';
import type { AccountProgress, AccountSource } from './account-messages';

/** A text of JavaScript has at most 512 MB. */
const maxBytes = 400_000_000;

/**
 * Reads the texts of sources, and the newest day on which a file was changed. What cannot be read is
 * a problem.
 */
export async function readSources(
  sources: readonly AccountSource[],
  report: (progress: AccountProgress) => void,
): Promise<{ files: DetailsFile[]; problems: FileProblem[]; day: string | undefined }> {
  const files: DetailsFile[] = [];
  const problems: FileProblem[] = [];
  let newest = 0;
  for (const [index, source] of sources.entries()) {
    report({ stage: 'decode', done: index, total: sources.length });
    const name = showText(nameSource(source));
    const { text, problem } = await readSource(source);
    if (problem === undefined) files.push({ name, text });
    else problems.push({ file: name, ...problem });
    if (source instanceof File) newest = Math.max(newest, source.lastModified);
  }
  const day = newest > 0 ? new Date(newest).toISOString().slice(0, 10) : undefined;
  return { files, problems, day };
}

function nameSource(source: AccountSource): string {
  return source === 'sample' ? 'sample-account.json' : source.name;
}

async function readSource(source: AccountSource): Promise<DecodedText> {
  if (source === 'sample') {
    return { text: JSON.stringify(await loadJson(paths.toolFile('sample-account.json'))) };
  }
  if (!(source instanceof File)) return { text: source.text };
  if (source.size > maxBytes) {
    const found = `${source.size.toLocaleString('en-US')} bytes`;
    const expected = `at most ${maxBytes.toLocaleString('en-US')} bytes`;
    return refuse(expected, found, 'Give the pages as several files.');
  }
  try {
    return decodeBytes(new Uint8Array(await source.arrayBuffer()));
  } catch (error) {
    // A folder, or a file that was removed meanwhile.
    const found = error instanceof Error ? error.message : String(error);
    return refuse('a file that can be read', found, 'Choose another file.');
  }
}

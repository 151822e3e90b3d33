import { cpSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { explainBaseUrl } from '../../addresses/site-address';
import { serializeCanonical } from '../../record/canonical';
import { loadRecord } from '../../record/load';
import { rootOf } from '../../record/schemas';
import { SourceError } from '../source-error';
import { readErrorCode, removeQuietly, WriteError } from './system-error';

interface NewRecord {
  title: string;
  /** Completes "the managed policies of …". */
  subject: string;
  baseUrl: string;
  /** The year in the ids of feeds: `2026`. */
  year: string;
}

/** Copied into the record for editors; the validator has its own copy. */
const schemaFolder = join(import.meta.dirname, '../../../data/schema');

/**
 * Creates a record without policies in a new or empty folder. Throws a SourceError for a folder
 * with files and for an invalid base URL, and a WriteError where it cannot be written.
 */
export function createRecord(folder: string, { title, subject, baseUrl, year }: NewRecord) {
  const remedy = explainBaseUrl(baseUrl);
  if (remedy !== undefined) {
    const expected = 'an http or https address';
    throw new SourceError('--base-url', '', expected, JSON.stringify(baseUrl), remedy);
  }
  requireEmptyFolder(folder);
  const site = {
    $schema: './schema/site.schema.json',
    title,
    subject,
    baseUrl,
    idBase: `tag:${new URL(baseUrl).hostname},${year}`,
    sources: [],
  };
  const isNew = !existsSync(folder);
  try {
    mkdirSync(folder, { recursive: true });
    // The risk catalog belongs to the project, not to a record.
    const filter = (path: string) => !basename(path).startsWith('risk');
    cpSync(schemaFolder, join(folder, 'schema'), { recursive: true, filter });
    // Last, because a folder with site.json counts as a record.
    writeFileSync(join(folder, 'site.json'), serializeCanonical(site, rootOf('site')));
    loadRecord(folder, { mayBeEmpty: true });
  } catch (error) {
    // Otherwise the folder would not be empty at the next attempt.
    const created = isNew ? [''] : ['schema', 'site.json'];
    for (const name of created) removeQuietly(join(folder, name));
    throw readErrorCode(error) === undefined ? error : new WriteError(folder, error);
  }
}

function requireEmptyFolder(folder: string) {
  if (!existsSync(folder)) return;
  const names = statSync(folder).isDirectory() ? readdirSync(folder) : undefined;
  const files = names?.filter((name) => !name.startsWith('.'));
  if (files?.length === 0) return;
  throw new SourceError(
    folder,
    '',
    'an empty folder, or none yet',
    files === undefined
      ? 'a file'
      : files.includes('site.json')
        ? 'a record'
        : `${files.slice(0, 3).join(', ')} in it`,
    'Name another folder with --data; a record is begun once.',
  );
}

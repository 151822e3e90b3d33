import { cpSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainBaseUrl } from '../../addresses/base-url';
import { serializeCanonical } from '../../record/canonical';
import { loadRecord } from '../../record/load';
import { rootOf } from '../../record/schemas';
import { SourceError } from '../source-error';
import { readErrorCode, removeQuietly, WriteError } from './system-error';

export interface NewRecord {
  title: string;
  /** Whose policies these are, as it reads in "the managed policies of …". */
  subject: string;
  baseUrl: string;
  /** Of the year in which feed ids begin: `2026`. */
  year: string;
}

/** Where the schemas lie that editors read; the record is checked by our own copy of them. */
const schemaFolder = join(import.meta.dirname, '../../../data/schema');

/**
 * Begins a record without policies in a folder that is empty or not there yet. Throws where
 * something stands there already, where the base URL is none, or where it cannot be written.
 */
export function createRecord(folder: string, { title, subject, baseUrl, year }: NewRecord) {
  const fault = explainBaseUrl(baseUrl);
  if (fault !== undefined) {
    const expected = 'an http or https address';
    throw new SourceError('--base-url', '', expected, JSON.stringify(baseUrl), fault);
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
  const announcements = { $schema: './schema/announcements.schema.json', announcements: [] };
  const isMade = !existsSync(folder);
  try {
    mkdirSync(folder, { recursive: true });
    cpSync(schemaFolder, join(folder, 'schema'), { recursive: true });
    writeFileSync(
      join(folder, 'announcements.json'),
      serializeCanonical(announcements, rootOf('announcements')),
    );
    // Last: a folder with site.json is a record.
    writeFileSync(join(folder, 'site.json'), serializeCanonical(site, rootOf('site')));
    loadRecord(folder, { mayBeEmpty: true });
  } catch (error) {
    // Or the folder would not be empty when it is tried again.
    const made = isMade ? [''] : ['schema', 'announcements.json', 'site.json'];
    for (const name of made) removeQuietly(join(folder, name));
    throw readErrorCode(error) === undefined ? error : new WriteError(folder, error);
  }
}

function requireEmptyFolder(folder: string) {
  if (!existsSync(folder)) return;
  const names = statSync(folder).isDirectory() ? readdirSync(folder) : undefined;
  const held = names?.filter((name) => !name.startsWith('.'));
  if (held?.length === 0) return;
  throw new SourceError(
    folder,
    '',
    'an empty folder, or none yet',
    held === undefined
      ? 'a file'
      : held.includes('site.json')
        ? 'a record'
        : `${held.slice(0, 3).join(', ')} in it`,
    'Name another folder with --data; a record is begun once.',
  );
}

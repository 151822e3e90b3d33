import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serializeCanonical } from '../record/canonical';
import { loadRecord } from '../record/load';
import { rootOf } from '../record/schemas';
import { explainBaseUrl } from '../site/base-url';
import { SourceError } from './observed';
import { readErrorCode, WriteError } from './system-error';

export interface NewRecord {
  title: string;
  /** Whose policies these are, as it reads in "the managed policies of …". */
  subject: string;
  baseUrl: string;
  /** Of the year in which feed ids begin: `2026`. */
  year: string;
}

/** Where the schemas lie that editors read; the record is checked by our own copy of them. */
const schemaFolder = join(import.meta.dirname, '../../data/schema');

/**
 * Begins a record without policies in a folder that is empty or not there yet. Throws where
 * something stands there already, where the base URL is none, or where it cannot be written.
 */
export function beginRecord(folder: string, { title, subject, baseUrl, year }: NewRecord) {
  const fault = explainBaseUrl(baseUrl);
  if (fault !== undefined) {
    throw new SourceError(
      '--base-url',
      '',
      'an http or https address',
      JSON.stringify(baseUrl),
      fault,
    );
  }
  const held = existsSync(folder)
    ? readdirSync(folder).filter((name) => !name.startsWith('.'))
    : [];
  if (held.length > 0) {
    throw new SourceError(
      folder,
      '',
      'an empty folder, or none yet',
      held.includes('site.json') ? 'a record' : `${held.slice(0, 3).join(', ')} in it`,
      'Name another folder with --data; a record is begun once.',
    );
  }
  const site = {
    $schema: './schema/site.schema.json',
    title,
    subject,
    baseUrl,
    idBase: `tag:${new URL(baseUrl).hostname},${year}`,
    sources: [],
  };
  const announcements = { $schema: './schema/announcements.schema.json', announcements: [] };
  try {
    mkdirSync(folder, { recursive: true });
    cpSync(schemaFolder, join(folder, 'schema'), { recursive: true });
    writeFileSync(
      join(folder, 'announcements.json'),
      serializeCanonical(announcements, rootOf('announcements')),
    );
    // Last: a folder with site.json is a record.
    writeFileSync(join(folder, 'site.json'), serializeCanonical(site, rootOf('site')));
  } catch (error) {
    throw readErrorCode(error) === undefined ? error : new WriteError(folder, error);
  }
  loadRecord(folder, { mayBeEmpty: true });
}

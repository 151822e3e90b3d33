import { SourceError } from '../source-error';

/**
 * The address of an archive as the record has it: without credentials, query, `.git` and a slash
 * at the end. `git@github.com:owner/name.git`, as git writes it for SSH, becomes
 * `https://github.com/owner/name`, where a reader can open it. undefined for a path of this
 * computer, which means nothing to others.
 */
export function normalizeArchive(place: string): string | undefined {
  const [, host, path] = /^[^/\s:]+@([^/\s:]+):(?!\/\/)(.+)$/.exec(place) ?? [];
  const text = host === undefined ? place : `ssh://${host}/${path}`;
  if (!/^(https?|ssh|git):\/\//.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  const isOpen = url.protocol === 'ssh:' && webHosts.includes(url.hostname);
  const address = url.href.replace(/(\.git)?\/*$/, '');
  return isOpen ? address.replace(/^ssh:/, 'https:') : address;
}

/** Hosts with the same path for SSH and HTTPS. */
const webHosts = ['github.com', 'gitlab.com', 'codeberg.org', 'bitbucket.org'];

/** The address that `--archive` gives. Throws a SourceError for anything but an address. */
export function readArchiveOption(text: string): string {
  const address = normalizeArchive(text);
  if (address !== undefined) return address;
  const expected = 'the address of a repository, such as https://github.com/owner/name';
  throw new SourceError('--archive', '', expected, JSON.stringify(text), 'Correct it.');
}

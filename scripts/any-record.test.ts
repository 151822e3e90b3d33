import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from './run-command';

/**
 * Matches the service of the record in data/: its name, its prefix, its principal. The web's own
 * word (a socket connects, connect-src) is in lower case, without a colon.
 */
const firstService =
  /[Aa]mazon[ _-]?[Cc]onnect|AWSConnect|\bConnect(?!ed|ing|ion|or)|\bconnect(?:[:*]|\.amazonaws)/;

/** The sources of the site, without tests, which may name the record in data/. */
const sources = ['lib', 'app', 'components'].flatMap((folder) =>
  readdirSync(join(projectFolder, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.|\.json$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)),
);

function findName(text: string): string[] {
  return text.split('\n').filter((line) => firstService.test(line));
}

describe('the site is of any record', () => {
  it('consists of files that this test reads', () => {
    expect(sources.length).toBeGreaterThan(300);
  });

  it.each([
    'AmazonConnect_FullAccess',
    'arn:aws:iam::aws:policy/AmazonConnectReadOnlyAccess',
    'Amazon Connect',
    'connect:DescribeUser',
    'connect.amazonaws.com',
    'the Connect guide',
  ])('finds %s', (text) => {
    expect(findName(text)).toEqual([text]);
  });

  it.each(["connect-src 'self'", 'socket.connect(port)', 'the connection', 'reconnected'])(
    'ignores %s',
    (text) => {
      expect(findName(text)).toEqual([]);
    },
  );

  it('contains no name of a service in data/', () => {
    const found = sources.flatMap((path) =>
      findName(readFileSync(path, 'utf8')).map((line) => `${path}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });
});

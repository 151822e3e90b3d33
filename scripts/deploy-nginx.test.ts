import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adaptConfig, linesToChange } from '../testing/nginx';
import { findContentType } from './content-type';
import { projectFolder } from './run-command';
import { commonHeaders, contentSecurityPolicies, findSiteHeaders } from './site-headers';

// Without nginx: e2e/nginx.spec.ts serves the site with the file.
const config = readFileSync(join(projectFolder, 'deploy/nginx.conf'), 'utf8');
const readBlock = (name: string) =>
  new RegExp(`\\b${name}\\s+(\\{[^}]*\\}|[^;]*;)`).exec(config)?.[1] ?? '';
const readTypes = (name: string) => readBlock(name).match(/[\w+-]+\/[\w+-]+/g) ?? [];

describe('deploy/nginx.conf', () => {
  it('sends the headers of scripts/site-headers.ts and no others', () => {
    const added = [...config.matchAll(/^\s*add_header (\S+) (.*) always;$/gm)];
    const expected = {
      'Cache-Control': '$policy_history_cache',
      'Content-Security-Policy': '$policy_history_csp',
      ...Object.fromEntries(
        Object.entries(commonHeaders).map(([name, value]) => [name, `"${value}"`]),
      ),
    };
    expect(Object.fromEntries(added.map(([, name, value]) => [name, value]))).toEqual(expected);
    expect(added).toHaveLength(Object.keys(expected).length);
  });

  it('has the same Content-Security-Policy and Cache-Control', () => {
    const quoted = [...config.matchAll(/^ +(?:default|~\S+|"~[^"]*")\s+"([^"]*)";$/gm)];
    const { reading, tool, embed } = contentSecurityPolicies;
    const caches = ['/', '/_next/static/a.js'].map(
      (path) => findSiteHeaders(path)['Cache-Control'],
    );
    expect(quoted.map(([, value]) => value)).toEqual([...caches, reading, tool, embed]);
  });

  it('adds no header in a location, where it would drop all others', () => {
    const locations = config.match(/location [^{]*\{[\s\S]*?\}$/gm) ?? [];
    expect(locations.length).toBeGreaterThan(3);
    expect(locations.join('\n')).not.toContain('add_header');
  });

  it('has the content types of our own server', () => {
    const types = [...readBlock('types').matchAll(/^ +(\S+) +([\w ]+);$/gm)];
    expect(types.length).toBeGreaterThan(10);
    for (const [, type, endings = ''] of types) {
      for (const ending of endings.split(' ')) {
        expect(findContentType(`x.${ending}`).replace('; charset=utf-8', '')).toBe(type);
      }
    }
    for (const [, name, type] of config.matchAll(
      /location ~ \/(\w+\\\.\w+)\$.*default_type (\S+);/g,
    )) {
      expect(findContentType((name ?? '').replace('\\', ''))).toContain(`${type};`);
    }
  });

  it('compresses all text, and names its charset', () => {
    const text = [
      ...['css', 'js', 'txt', 'csv', 'json', 'webmanifest', 'xml', 'xsl', 'svg'].map(
        (ending) => `x.${ending}`,
      ),
      ...['feed.json', 'feed.xml', 'atom.xml'],
    ].map((name) => findContentType(name).replace('; charset=utf-8', ''));
    // nginx adds text/html to both by itself, and warns where it is repeated.
    expect(readTypes('gzip_types').sort()).toEqual(text.sort());
    expect(readTypes('charset_types').sort()).toEqual(text.sort());
  });

  it('has each line that users change once', () => {
    const changed = adaptConfig(config, { root: 'root "/x y";' });
    expect(changed).toContain('root "/x y";');
    expect(changed).not.toContain(linesToChange.root);
    expect(() => adaptConfig(changed, { root: '' })).toThrow(
      'expected the line "root /srv/policy-history;" once, found it 0 times',
    );
  });
});

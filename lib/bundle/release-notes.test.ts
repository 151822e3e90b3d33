import { describe, expect, it } from 'vitest';
import { writeReleaseNotes } from './release-notes';

const changelog = `# Changelog

## [Unreleased]

## [1.2.0] - 2026-12-01

### Added

- A thing.

## [1.1.0] - 2026-11-01

- An older thing.

[1.2.0]: https://example.org/1.2.0
`;
const facts = { tag: 'v1.2.0', version: '1.2.0', lockVersion: '1.2.0', changelog };

describe('writeReleaseNotes', () => {
  it('returns the section of the version', () => {
    expect(writeReleaseNotes(facts)).toEqual({ notes: '### Added\n\n- A thing.\n', problems: [] });
    const last = { ...facts, tag: 'v1.1.0', version: '1.1.0', lockVersion: '1.1.0' };
    expect(writeReleaseNotes(last).notes).toBe('- An older thing.\n');
  });

  it.each<[string, Partial<typeof facts>, RegExp]>([
    ['a tag without a version', { tag: 'v1' }, /^Expected a tag such as v1\.2\.0, found "v1"\.$/],
    ['a prerelease', { tag: 'v1.2.0-rc.1' }, /^Expected a tag/],
    ['another version', { version: '1.1.0' }, /^package\.json at \/version: .+ found 1\.1\.0\./],
    ['another lock file', { lockVersion: undefined }, /^package-lock\.json at .+ found none\./],
    [
      'entries that are not released',
      { changelog: changelog.replace('[Unreleased]\n', '[Unreleased]\n\n- New.\n') },
      /^CHANGELOG\.md at line 3: .+ found entries/,
    ],
    [
      'no section',
      { changelog: changelog.replace('[1.2.0] -', '[1.3.0] -') },
      /^CHANGELOG\.md: expected the heading "## \[1\.2\.0\] - YYYY-MM-DD", found none/,
    ],
    [
      'a section without a date',
      { changelog: changelog.replace(' - 2026-12-01', '') },
      /found "## \[1\.2\.0\]"/,
    ],
    [
      'an empty section',
      { changelog: changelog.replace('### Added\n\n- A thing.\n', '') },
      /^CHANGELOG\.md at line 5: expected entries, found none/,
    ],
  ])('reports %s', (_, change, message) => {
    const { notes, problems } = writeReleaseNotes({ ...facts, ...change });
    expect(notes).toBeUndefined();
    expect(problems).toEqual([expect.stringMatching(message)]);
  });

  it('reports all problems at once', () => {
    const { problems } = writeReleaseNotes({ ...facts, tag: 'v2.0.0' });
    expect(problems).toHaveLength(3);
  });
});

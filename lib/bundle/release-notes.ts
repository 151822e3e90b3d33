/** What a release must agree on, and the text of CHANGELOG.md. */
export interface ReleaseFacts {
  /** `v1.2.0` */
  tag: string;
  /** Of package.json. */
  version: string;
  /** Of package-lock.json. */
  lockVersion: string | undefined;
  changelog: string;
}

interface Section {
  /** The heading without `## `. */
  heading: string;
  line: number;
  text: string;
}

/**
 * The notes of a release, from its section of CHANGELOG.md; or what does not agree, one message for
 * each problem, with file, expected, found and remedy.
 */
export function writeReleaseNotes({ tag, version, lockVersion, changelog }: ReleaseFacts): {
  notes?: string;
  problems: string[];
} {
  const problems: string[] = [];
  if (!/^v\d+\.\d+\.\d+$/.test(tag)) {
    problems.push(`Expected a tag such as v1.2.0, found ${JSON.stringify(tag)}.`);
    return { problems };
  }
  const expected = tag.slice(1);
  for (const [file, found] of [
    ['package.json', version],
    ['package-lock.json', lockVersion],
  ]) {
    if (found !== expected) {
      problems.push(
        `${file} at /version: expected ${expected}, the version of the tag; found ${found ?? 'none'}. Set it with: npm version ${expected} --no-git-tag-version`,
      );
    }
  }
  const sections = listSections(changelog);
  const unreleased = sections.find(({ heading }) => heading === '[Unreleased]');
  if (unreleased !== undefined && unreleased.text !== '') {
    problems.push(
      `CHANGELOG.md at line ${unreleased.line}: expected an empty section "[Unreleased]", found entries. Move them to the section of the release.`,
    );
  }
  const section = sections.find(({ heading }) => heading.startsWith(`[${expected}]`));
  if (section === undefined || !/^\S+ - \d{4}-\d{2}-\d{2}$/.test(section.heading)) {
    problems.push(
      `CHANGELOG.md: expected the heading "## [${expected}] - YYYY-MM-DD", found ${section === undefined ? 'none' : `"## ${section.heading}"`}. Write it.`,
    );
  } else if (section.text === '') {
    problems.push(
      `CHANGELOG.md at line ${section.line}: expected entries, found none. Describe the changes.`,
    );
  }
  return problems.length > 0 ? { problems } : { notes: `${section?.text}\n`, problems };
}

/** The parts of a changelog below its headings of the second level. */
function listSections(changelog: string): Section[] {
  const lines = changelog.split('\n');
  const starts = lines.flatMap((line, index) => (line.startsWith('## ') ? [index] : []));
  return starts.map((start, index) => ({
    heading: (lines[start] as string).slice(3).trim(),
    line: start + 1,
    text: lines
      .slice(start + 1, starts[index + 1])
      // Definitions of links at the end of the file.
      .filter((line) => !/^\[[^\]]+\]: /.test(line))
      .join('\n')
      .trim(),
  }));
}

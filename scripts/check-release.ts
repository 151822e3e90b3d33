import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeReleaseNotes } from '../lib/bundle/release-notes';
import { showText } from '../lib/shared/show-text';
import { readCommand, refuseCommand } from './command-options';
import { projectFolder } from './run-command';

const usage = `npm run check-release -- [--notes FILE] TAG

Checks that a tag, such as v1.2.0, package.json, package-lock.json and CHANGELOG.md agree on the
version of a release.

  --notes FILE  also write the notes of the release, from its section of CHANGELOG.md
  --help        print this

Exit code: 0; 1 where they do not agree; 2 where the command is wrong.`;

const { values, positionals } = readCommand(usage, {
  allowPositionals: true,
  options: { notes: { type: 'string' } },
});
const [tag, ...others] = positionals;
if (tag === undefined || others.length > 0) {
  refuseCommand(usage, `Expected one tag; found ${positionals.length}.`);
}
const read = (name: string) => readFileSync(join(projectFolder, name), 'utf8');
const { notes, problems } = writeReleaseNotes({
  tag,
  version: JSON.parse(read('package.json')).version,
  lockVersion: JSON.parse(read('package-lock.json')).version,
  changelog: read('CHANGELOG.md'),
});
if (notes === undefined) {
  console.error(problems.map(showText).join('\n'));
  process.exitCode = 1;
} else {
  if (values.notes !== undefined) writeFileSync(values.notes, notes);
  console.log(`${tag} agrees with package.json, package-lock.json and CHANGELOG.md.`);
}

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { readCommand } from './command-options';

/**
 * Writes lib/record/types.gen.ts, the TypeScript types of every file in data/, from
 * data/schema/. The four schemas are compiled as one, because otherwise the types that they share
 * would be declared twice.
 */
const usage = `npm run generate

Writes lib/record/types.gen.ts from data/schema/.`;

readCommand(usage, {});
const schemaFolder = join(import.meta.dirname, '../data/schema');
const target = join(import.meta.dirname, '../lib/record/types.gen.ts');

const everyFile: JSONSchema = {
  title: 'RecordFiles',
  type: 'object',
  additionalProperties: false,
  required: ['site', 'announcements', 'policy', 'version'],
  properties: {
    site: { $ref: 'site.schema.json' },
    announcements: { $ref: 'announcements.schema.json' },
    policy: { $ref: 'policy.schema.json' },
    version: { $ref: 'version.schema.json' },
  },
};

const source = await compile(everyFile, 'RecordFiles', {
  cwd: `${schemaFolder}/`,
  bannerComment:
    '// Made by scripts/generate-types.ts from data/schema/. Change the schemas instead.',
  ignoreMinAndMaxItems: true,
  format: false,
  additionalProperties: true,
});
await writeFile(target, source);

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { projectFolder } from './run-command';

interface FormField {
  type: string;
  id?: string;
  attributes: { label?: string; value?: string; options?: unknown[] };
}

const folder = join(projectFolder, '.github/ISSUE_TEMPLATE');
const readForm = (name: string) =>
  parse(readFileSync(join(folder, name), 'utf8'), { strict: true, uniqueKeys: true });
const forms = readdirSync(folder).filter((name) => name !== 'config.yml');

// GitHub ignores a form that breaks one of these rules, without a message.
// Source: GitHub Docs, "Syntax for issue forms" and "Syntax for GitHub's form schema".
it.each(forms)('%s is a form that GitHub accepts', (name) => {
  const form = readForm(name) as { name: string; description: string; body: FormField[] };
  expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) });
  const fields = form.body.filter(({ type }) => type !== 'markdown');
  expect(fields.length).toBeGreaterThan(0);
  const ids = fields.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const labels = fields.map(({ attributes }) => attributes.label);
  expect(new Set(labels).size).toBe(labels.length);
  for (const { type, id, attributes } of form.body) {
    expect(['markdown', 'input', 'textarea', 'dropdown', 'checkboxes']).toContain(type);
    if (type === 'markdown') expect(attributes.value).toMatch(/\w/);
    else expect([id, attributes.label]).toEqual([expect.any(String), expect.any(String)]);
    if (['dropdown', 'checkboxes'].includes(type)) expect(attributes.options).not.toEqual([]);
  }
});

it('the chooser offers forms only, and private reports of vulnerabilities', () => {
  const chooser = readForm('config.yml') as { contact_links: { name: string; url: string }[] };
  expect(chooser).toMatchObject({ blank_issues_enabled: false });
  expect(chooser.contact_links.map(({ name }) => name)).toContain('Security vulnerability');
  for (const { url } of chooser.contact_links) expect(url).toMatch(/^https:\/\//);
});

import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { shortenJson } from '@/lib/site/api/shorten-json';
import { Listing } from '../ui/listing';
import { FieldTable } from './field-table';

const hostile = '</pre><script>alert("1")</script>]]>&amp;\u202e\ud800\u0007';

test('text of the record is escaped in an example', () => {
  const markup = renderToStaticMarkup(
    <Listing id="x" text={shortenJson({ [hostile]: hostile })} />,
  );
  expect(markup.match(/<[^>]*>/g)).toEqual([expect.stringMatching(/^<pre id="x"/), '</pre>']);
  expect(markup).toContain(
    '&lt;/pre&gt;&lt;script&gt;alert(\\&quot;1\\&quot;)&lt;/script&gt;]]&gt;&amp;amp;\\u202e\\ud800\\u0007',
  );
});

test('a field has its path, type, description, values and reference', () => {
  const field = {
    path: 'changes[].witness',
    type: 'object or null',
    description: 'A `proof`.',
    values: ['a', 'b'],
    sameAs: 'gained[].witness',
  };
  const markup = renderToStaticMarkup(<FieldTable label="Fields" fields={[field]} />);
  const text = markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  expect(text).toContain(
    'changes[]. witness object or null A proof . One of a , b . Its fields are those of gained[]. witness .',
  );
  expect(markup).toContain('<code>proof</code>');
});

test('a field without values and reference has only a description', () => {
  const field = {
    path: 'date',
    type: 'date',
    description: 'The day.',
    values: [],
    sameAs: undefined,
  };
  const markup = renderToStaticMarkup(<FieldTable label="Fields" fields={[field]} />);
  expect(markup).toContain('The day.</td>');
});

import type { Announcement } from '../lib/record/types.gen';

const months =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** `March 7, 2023` of `2023-03-07`. */
export function formatDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${months[(month as number) - 1]} ${day}, ${year}`;
}

/** The content of a row of AWS's table. */
export type AwsRow = Pick<
  Announcement,
  'date' | 'datePrinted' | 'policyName' | 'kind' | 'actionsNamed' | 'deniesNamed'
>;

const titles: Record<Announcement['kind'], string> = {
  'tracking-started': 'The service started tracking changes',
  'policy-added': 'Added new AWS managed policy',
  'policy-deprecated': 'Policy deprecated',
  'actions-added': 'Added actions for a feature',
  'action-renamed': 'Renamed an action',
  update: 'Updated actions for a feature',
};

/** AWS's page in HTML, as on docs.aws.amazon.com: navigation, code, nested links, lists. */
export function renderHtml(rows: readonly AwsRow[]): string {
  return `<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en-US"><head><title>AWS managed policies - Guide</title>
<script>var table = "<table><tr><th>Change</th></tr></table>";</script></head><body>
<main><h1 class="topictitle" id="awsmanpol">AWS managed policies</h1>
<pre class="programlisting"><code>{ "Action": "s3:GetObject" }</code></pre>
<div class="table-container"><table><tr><th>Policy</th><th>Use</th></tr><tr><td>A</td><td>B</td></tr></table></div>
<h2 id="updates">Updates to AWS managed policies</h2>
<div class="table-container"><div class="table-contents disable-scroll"><table id="w1"><thead>
  <tr><th>Change</th><th>Description</th><th>Date</th></tr>
</thead>
${rows.map(renderRow).join('\n')}
</table></div></div></main></body></html>`;
}

function renderRow({ date, datePrinted, policyName, kind, actionsNamed, deniesNamed }: AwsRow) {
  const name =
    policyName === null ? '' : `<a href="#x"><code class="code">${policyName}</code></a> &ndash; `;
  const allowed = actionsNamed.length > 0 ? `<p>Added:</p>${renderList(actionsNamed)}` : '';
  const denied = deniesNamed ? `<p>An explicit deny of:</p>${renderList(deniesNamed)}` : '';
  return `<tr>
  <td tabindex="-1"><p>${name}${titles[kind]}</p></td>
  <td tabindex="-1"><p>In words of the page.</p>${allowed}${denied}</td>
  <td tabindex="-1">${datePrinted ?? formatDate(date)}</td>
</tr>`;
}

function renderList(actions: readonly string[]): string {
  const items = actions.map(
    (action) => `<li class="listitem"><p><code class="code">${action}</code></p></li>`,
  );
  return `<div class="itemizedlist"><ul class="itemizedlist" type="disc">${items.join('')}</ul></div>`;
}

/** AWS's page in Markdown: escapes, anchors, and lines that begin with a plus for lists. */
export function renderMarkdownPage(rows: readonly AwsRow[]): string {
  const lines = rows.map(({ date, datePrinted, policyName, kind, actionsNamed }) => {
    const name =
      policyName === null ? '' : `[${escapeMarkdown(policyName)}](#${policyName}-policy) – `;
    const list = actionsNamed.map((action) => `<br />+ \`${action}\``).join('');
    return `|  ${name}${escapeMarkdown(titles[kind])}  |  In words of the page\\.${list}  | ${datePrinted ?? formatDate(date)} | `;
  });
  return `# AWS managed policies<a name="security_iam_awsmanpol"></a>

A policy on all s3\\:\\* resources of \`a-b\`\\.

\`\`\`
{ "Action": "s3:GetObject" }
\`\`\`

## Updates to AWS managed policies<a name="updates"></a>




| Change | Description | Date | 
| --- | --- | --- | 
${lines.join('\n')}
`;
}

function escapeMarkdown(text: string): string {
  return text.replace(/[_*-]/g, '\\$&');
}

/** The feed of a guide, whose descriptions contain escaped markup. */
export function renderFeed(
  items: readonly { title: string; date: string; description?: string }[],
): string {
  const entries = items.map(
    ({ title, date, description = '' }) => `      <item>
         <title>${escapeXml(title)}</title>
         <link>https://docs.aws.amazon.com/guide.html</link>
         <description>${escapeXml(description)}</description>
         <pubDate>${new Date(`${date}T19:00:00Z`).toUTCString()}</pubDate>
         <guid isPermaLink="false">${escapeXml(title)}_${date}</guid>
      </item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss xmlns:atom="http://www.w3.org/2005/Atom" version="2.0">
   <channel>
      <title>Document History</title>
      <link>https://docs.aws.amazon.com/guide/</link>
      <description>Updates.</description>
${entries.join('\n')}
   </channel>
</rss>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

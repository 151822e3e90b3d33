import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import { palette } from '../cards/palette';
import { escapeHtml, formatPlainLine } from '../escape-text';
import { encodeAddress, escapeMarkdown } from './copy-link';

/** Sizes in pixels. A letter of usual monospaced fonts is 0.6 of the font size wide. */
const height = 22;
const fontSize = 11;
const letterWidth = fontSize * 0.6;
const markWidth = 30;
const gap = 8;

/**
 * Formats the badge of a policy as SVG: a timeline as a mark, the name, and the default version with
 * its day. It has its own background for light and dark pages, and `textLength` gives texts the same
 * width in any font.
 */
export function formatBadge({
  policyName,
  versionId,
  date,
}: {
  policyName: string;
  versionId: string;
  date: string;
}): string {
  const [name, state] = [policyName, `${versionId} · ${date}`].map(measure) as [Text, Text];
  const rule = markWidth + name.width + gap;
  const width = Math.ceil(rule + gap + state.width + gap);
  const label = escapeHtml(
    formatPlainLine(`${policyName} ${versionId}, default version since ${date}`),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">
<title>${label}</title>
<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="2.5" fill="${palette.paper}" stroke="#a3a8b1"/>
<path d="M${round(rule)} 1h${round(width - 3 - rule)}a2 2 0 0 1 2 2v${height - 6}a2 2 0 0 1-2 2H${round(rule)}z" fill="${palette.shade}"/>
<path d="M${round(rule)} 1v${height - 2}" stroke="${palette.line}"/>
<g fill="none" stroke="${palette.ink}" stroke-width="1.25"><path d="M7 7.5h16"/><path d="M7 14.5h16" stroke-dasharray="1.5 1.5"/><path d="M12 7.5l6 7" stroke="${palette.late}"/></g>
<circle cx="12" cy="7.5" r="2.5" fill="${palette.ink}"/>
<path d="M15.75 12.25h4.5v4.5h-4.5z" fill="${palette.paper}" stroke="${palette.ink}" stroke-width="1.25"/>
<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="${fontSize}" fill="${palette.ink}">
${writeText(name, markWidth)}
${writeText(state, rule + gap)}
</g>
</svg>
`;
}

interface Text {
  text: string;
  width: number;
}

function measure(text: string): Text {
  const line = formatPlainLine(text);
  return { text: line, width: [...line].length * letterWidth };
}

function writeText({ text, width }: Text, x: number): string {
  return `<text x="${round(x)}" y="15" textLength="${round(width)}" lengthAdjust="spacingAndGlyphs">${escapeHtml(text)}</text>`;
}

/** Rounds to tenths of a pixel, which keeps the file short. */
function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

/**
 * Formats the badge of a policy as an image with a link to its page. The alternative text is only the
 * name: the version in the badge changes, and this text does not.
 */
export function formatBadgeLink(
  format: 'markdown' | 'html',
  policyName: string,
  address: SiteAddress,
): string {
  const name = formatPlainLine(policyName);
  const badge = encodeAddress(address.absolute(paths.badge(policyName)));
  const page = encodeAddress(address.absolute(paths.policy(policyName)));
  return format === 'markdown'
    ? `[![${escapeMarkdown(name)}](${badge})](${page})`
    : `<a href="${escapeHtml(page)}"><img src="${escapeHtml(badge)}" alt="${escapeHtml(name)}"></a>`;
}

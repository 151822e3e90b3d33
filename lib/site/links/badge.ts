import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import { palette } from '../cards/palette';
import { escapeHtml, writePlainLine } from '../escape-text';
import { encodeAddress, escapeMarkdown } from './copy-link';

/** Pixels. A letter of the monospaced fonts that readers have is 0.6 of its size wide. */
const height = 22;
const fontSize = 11;
const letter = fontSize * 0.6;
const mark = 30;
const gap = 8;

/**
 * A badge of a policy as SVG: the two lines as a mark, its name, and its newest version with
 * the day since which that is in force. It brings its own paper, so that it reads the same on
 * a light page and a dark one, and `textLength` keeps its words in their places in any font.
 */
export function writeBadge({
  policyName,
  versionId,
  date,
}: {
  policyName: string;
  versionId: string;
  date: string;
}): string {
  const [name, state] = [policyName, `${versionId} · ${date}`].map(measure) as [Text, Text];
  const rule = mark + name.width + gap;
  const width = Math.ceil(rule + gap + state.width + gap);
  const label = escapeHtml(writePlainLine(`${policyName} ${versionId}, in force since ${date}`));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">
<title>${label}</title>
<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="2.5" fill="${palette.paper}" stroke="#a9a294"/>
<path d="M${round(rule)} 1h${round(width - 3 - rule)}a2 2 0 0 1 2 2v${height - 6}a2 2 0 0 1-2 2H${round(rule)}z" fill="${palette.shade}"/>
<path d="M${round(rule)} 1v${height - 2}" stroke="${palette.line}"/>
<g fill="none" stroke="${palette.ink}" stroke-width="1.25"><path d="M7 7.5h16"/><path d="M7 14.5h16" stroke-dasharray="1.5 1.5"/><path d="M12 7.5l6 7" stroke="${palette.late}"/></g>
<circle cx="12" cy="7.5" r="2.5" fill="${palette.ink}"/>
<path d="M15.75 12.25h4.5v4.5h-4.5z" fill="${palette.paper}" stroke="${palette.ink}" stroke-width="1.25"/>
<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="${fontSize}" fill="${palette.ink}">
${writeText(name, mark)}
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
  const line = writePlainLine(text);
  return { text: line, width: [...line].length * letter };
}

function writeText({ text, width }: Text, x: number): string {
  return `<text x="${round(x)}" y="15" textLength="${round(width)}" lengthAdjust="spacingAndGlyphs">${escapeHtml(text)}</text>`;
}

/** Tenths of a pixel are enough, and keep the file short. */
function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

/**
 * The badge of a policy as a picture that leads to its page. Who cannot see it is told the
 * name alone: the version in it changes, the text around it does not.
 */
export function writeBadgeLink(
  format: 'markdown' | 'html',
  policyName: string,
  address: SiteAddress,
): string {
  const name = writePlainLine(policyName);
  const badge = encodeAddress(address.absolute(paths.badge(policyName)));
  const page = encodeAddress(address.absolute(paths.policy(policyName)));
  return format === 'markdown'
    ? `[![${escapeMarkdown(name)}](${badge})](${page})`
    : `<a href="${escapeHtml(page)}"><img src="${escapeHtml(badge)}" alt="${escapeHtml(name)}"></a>`;
}

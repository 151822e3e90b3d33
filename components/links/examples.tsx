import { paths } from '@/lib/addresses/paths';
import { cardSize } from '@/lib/site/cards/card';
import { formatBadgeLink } from '@/lib/site/links/badge';
import { embedSize, formatFrame, frameSandbox } from '@/lib/site/links/embed';
import type { LinkSubject } from '@/lib/site/links/subject';
import { address } from '../ui/site';
import { CopyLine } from './copy-link';

/** The card of a page, and its address. */
export function CardExample({ subject }: { subject: LinkSubject }) {
  return (
    <>
      <img
        src={address.href(subject.card)}
        {...cardSize}
        alt={`Card of ${subject.name}`}
        loading="lazy"
        className="mt-3 h-auto w-full max-w-[37.5rem] rounded-lg border border-line"
      />
      <dl className="lines-to-copy">
        <CopyLine label="Address" text={address.absolute(subject.card)} />
      </dl>
    </>
  );
}

/** An embedded page and the HTML of its frame. */
export function FrameExample({ subject }: { subject: LinkSubject }) {
  return (
    <>
      <iframe
        src={address.href(paths.embed(subject.path))}
        {...embedSize}
        title={subject.name}
        loading="lazy"
        sandbox={frameSandbox}
        className="mt-3 max-w-full"
      />
      <dl className="lines-to-copy">
        <CopyLine label="HTML" what="as HTML" text={formatFrame(subject, address)} />
        <CopyLine label="Address" text={address.absolute(paths.embed(subject.path))} />
      </dl>
    </>
  );
}

/** The badge of a policy, and the Markdown and HTML of it with a link to the policy. */
export function BadgeExample({
  subject,
  policyName,
}: {
  subject: LinkSubject;
  policyName: string;
}) {
  return (
    <>
      <img
        src={address.href(paths.badge(policyName))}
        alt={subject.name}
        className="mt-3 max-w-full"
      />
      <dl className="lines-to-copy">
        <CopyLine
          label="Markdown"
          what="as Markdown"
          text={formatBadgeLink('markdown', policyName, address)}
        />
        <CopyLine label="HTML" what="as HTML" text={formatBadgeLink('html', policyName, address)} />
        <CopyLine label="Address" text={address.absolute(paths.badge(policyName))} />
      </dl>
    </>
  );
}

import { paths } from '@/lib/addresses/paths';
import { SiteLink } from '../ui/link';

/** Actions that may be meant, each a link to the question about it. */
export function NearActions({ names, day }: { names: readonly string[]; day: string | undefined }) {
  return names.map((name, index) => (
    <span key={name}>
      {index > 0 && (index === names.length - 1 ? ' or ' : ', ')}
      <SiteLink to={paths.whoAllowedQuery({ action: name, ...(day !== undefined && { day }) })}>
        <code>{name}</code>
      </SiteLink>
    </span>
  ));
}

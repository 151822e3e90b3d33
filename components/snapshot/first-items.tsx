import { type ListProps, pageSize } from '../tool/list';
import { SiteLink } from '../ui/site';

/** The beginning of a long list on a page without script, with a link to the tool that shows all. */
export function FirstItems<T>({ items, noun, to, children }: ListProps<T> & { to: string }) {
  return (
    <>
      {children(items.slice(0, pageSize))}
      {items.length > pageSize && (
        <p className="mt-2">
          <SiteLink to={to}>
            All {items.length.toLocaleString('en-US')} {noun}
          </SiteLink>{' '}
          <span className="hint">(needs JavaScript)</span>
        </p>
      )}
    </>
  );
}

import { paths } from '@/lib/addresses/paths';
import { SiteLink } from './link';
import { SiteNav } from './site-nav';

export function SiteHeader({ title }: { title: string }) {
  return (
    <header className="border-b border-line">
      <div className="sheet site-head">
        <SiteLink to={paths.home}>{title}</SiteLink>
        <SiteNav />
      </div>
    </header>
  );
}

import { paths } from '@/lib/site/paths';
import { SiteLink } from './link';
import { SiteNav } from './site-nav';

export function SiteHeader({ title }: { title: string }) {
  return (
    <header className="border-b border-line">
      <div className="sheet flex flex-wrap items-baseline gap-x-6 gap-y-1 py-3">
        <SiteLink to={paths.home} className="font-semibold text-ink no-underline">
          {title}
        </SiteLink>
        <SiteNav />
      </div>
    </header>
  );
}

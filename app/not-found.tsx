import { PageHead } from '@/components/ui/page-head';
import { SiteLink } from '@/components/ui/site';
import { paths } from '@/lib/addresses/paths';
import { record } from '@/lib/build/site-data';

export const metadata = { title: `Page not found · ${record.site.title}` };

export default function NotFound() {
  return (
    <>
      <PageHead title="Page not found" lead="There is no page for this policy, version or date." />
      <ul className="prose mt-6 list-disc pl-5">
        <li>
          <SiteLink to={paths.policies}>All policies</SiteLink>. Names are case-sensitive.
        </li>
        <li>
          <SiteLink to={paths.changes}>All changes</SiteLink>
        </li>
        <li>
          <SiteLink to={paths.compare}>Compare two versions or dates</SiteLink>
        </li>
      </ul>
    </>
  );
}

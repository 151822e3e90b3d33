import { PageHead } from '@/components/ui/page-head';
import { SiteLink } from '@/components/ui/site';
import { paths } from '@/lib/addresses/paths';
import { record } from '@/lib/build/site-data';

export const metadata = { title: `Nothing at this address · ${record.site.title}` };

export default function NotFound() {
  return (
    <>
      <PageHead
        title="Nothing at this address"
        lead="No policy, version or date of the record is kept here."
      />
      <ul className="mt-6 list-disc pl-5">
        <li>
          <SiteLink to={paths.policies}>Policies on record</SiteLink>: their names are exact,
          capital letters included
        </li>
        <li>
          <SiteLink to={paths.changes}>Every version on record</SiteLink>
        </li>
        <li>
          <SiteLink to={paths.compare}>Any two versions or days, compared</SiteLink>
        </li>
      </ul>
    </>
  );
}

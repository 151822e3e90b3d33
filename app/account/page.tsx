import { AccountPrivacy, AccountWithoutScript } from '@/components/account/account-help';
import { AccountTool } from '@/components/account/account-tool';
import { Tool } from '@/components/tool/tool';
import { PageHead } from '@/components/ui/page-head';
import { hasAnnouncements, SiteLink } from '@/components/ui/site';
import { paths } from '@/lib/addresses/paths';
import { describePage } from '@/lib/build/describe-page';
import { record } from '@/lib/build/site-data';

export const metadata = describePage(
  paths.account,
  'Your account',
  `Which users, groups and roles of your account get the changes of ${record.site.subject}’s managed policies, from an export that stays in your browser.`,
);

export default function AccountPage() {
  return (
    <>
      <PageHead
        title="Your account"
        lead="Which users, groups and roles of an account get the changes of AWS managed policies."
      />
      <Tool
        instead={
          <AccountWithoutScript>
            This page needs JavaScript to read the export of an account. It shows the changes since
            a day of each policy on record that is attached, with their risk
            {hasAnnouncements && ' and whether AWS announced them'}; who gets them, directly,
            through a group or as a permissions boundary; copies of AWS policies that lag behind;
            and what all changes together add to one principal and remove from it.{' '}
            <AccountPrivacy /> The command below gives the same answer without a browser, and{' '}
            <SiteLink to={paths.changes}>all changes</SiteLink> have pages that need no script.
          </AccountWithoutScript>
        }
      >
        <AccountTool />
      </Tool>
    </>
  );
}

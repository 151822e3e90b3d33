import type { ReactNode } from 'react';

const command = 'aws iam get-account-authorization-details --output json > details.json';

const permission = JSON.stringify(
  {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'iam:GetAccountAuthorizationDetails', Resource: '*' }],
  },
  null,
  2,
);

const local = 'npm run account -s -- details.json';

/** How to export an account with the least privilege, and the command that analyzes it without a page. */
export function AccountHelp({
  copy,
}: {
  /** Renders a button that copies a text; without script there is none. */
  copy?: (text: string, label: string) => ReactNode;
}) {
  return (
    <div className="account-help">
      <h2>Export your account</h2>
      <p>Run this command with the AWS CLI, in each account.</p>
      <pre>
        <code>{command}</code>
      </pre>
      {copy?.(`${command}\n`, 'Copy command')}
      <p>It needs one permission, and reads only IAM:</p>
      <pre>
        <code>{permission}</code>
      </pre>
      {copy?.(`${permission}\n`, 'Copy policy')}
      <p>
        The same analysis without a browser, in a checkout of this site: <code>{local}</code>
      </p>
    </div>
  );
}

/** What the page does with an export. */
export function AccountPrivacy() {
  return (
    <>
      Nothing is sent or stored: the file is read in this page only, in memory. The page loads the
      same files for every account.
    </>
  );
}

/** What the page shows without script. */
export function AccountWithoutScript({ children }: { children: ReactNode }) {
  return (
    <>
      <p className="max-w-[46rem]">{children}</p>
      <AccountHelp />
    </>
  );
}

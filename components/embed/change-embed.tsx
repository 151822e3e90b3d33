import type { ReactNode } from 'react';
import { paths } from '@/lib/addresses/paths';
import type { ReconciledChange } from '@/lib/history/reconcile-change';
import { summarizeChange } from '@/lib/text/verdict';
import { Sentence } from '../access/sentence';
import { Announced, InForce } from '../change/change-facts';
import { BreakableName } from '../ui/breakable-name';
import { EmbedFrame } from './embed-frame';

/** A change to be embedded: as itself, or as what the page of its policy says of now. */
export function ChangeEmbed({
  reconciled,
  of,
  siteTitle,
  children,
}: {
  reconciled: ReconciledChange;
  of: 'policy' | 'change';
  siteTitle: string;
  children: ReactNode;
}) {
  const { change } = reconciled;
  const { policyName } = change.policy;
  const { versionId } = change.version;
  return (
    <EmbedFrame
      to={of === 'policy' ? paths.policy(policyName) : paths.change(policyName, versionId)}
      name={
        <>
          <BreakableName name={policyName} />{' '}
          <span className="font-mono font-normal text-muted">{versionId}</span>
        </>
      }
      lead={<Sentence text={summarizeChange(change)} />}
      facts={[
        {
          label: 'In force since',
          value: <InForce version={change.version} policy={change.policy} />,
        },
        ...(reconciled.state === 'no-changelog'
          ? []
          : [{ label: 'AWS announced it', value: <Announced reconciled={reconciled} /> }]),
      ]}
      siteTitle={siteTitle}
    >
      {children}
    </EmbedFrame>
  );
}

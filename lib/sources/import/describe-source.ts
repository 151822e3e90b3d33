import type { Source } from '../../record/types.gen';

/** The kinds of sources that an import reads. */
export const sourceKinds = ['file', 'aws', 'git', 'jsonl', 'facts', 'guide'] as const;
export type SourceKind = (typeof sourceKinds)[number];

const getPolicyVersion =
  'https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html';

const descriptions: Record<SourceKind, Pick<Source, 'id' | 'title' | 'text'>> = {
  file: {
    id: 'iam-answers',
    title: 'Answers of IAM',
    text: 'Answers of `iam:GetPolicyVersion` that were saved as files.',
  },
  aws: {
    id: 'iam',
    title: 'IAM itself',
    text: 'IAM, asked by `iam:ListPolicies`, `iam:ListPolicyVersions` and `iam:GetPolicyVersion`.',
  },
  git: {
    id: 'git-archive',
    title: 'Archive of IAM’s answers',
    text: 'Answers of `iam:GetPolicyVersion` as a git repository kept them, each dated by its commit.',
  },
  jsonl: {
    id: 'versions-file',
    title: 'Collected versions',
    text: 'Versions of policies with AWS’s own timestamps, collected in a file.',
  },
  guide: {
    id: 'guides',
    title: 'Pages of AWS’s guides',
    text: 'The tables of updates on the pages of AWS’s guides about managed policies.',
  },
  facts: {
    id: 'api-archive',
    title: 'Archive of IAM’s answers',
    text: 'Answers of `iam:GetPolicyVersion` as an archive kept them: AWS’s own version ids, timestamps and documents.',
  },
};

/**
 * The entry in site.json for a source that was read at an instant; `id` replaces the default.
 *
 * @param origin the archive that was read, and its last commit
 */
export function describeSource(
  kind: SourceKind,
  observedUntil: string,
  id?: string,
  { archive, commit }: { archive?: string; commit?: string } = {},
): Source {
  return {
    ...descriptions[kind],
    ...(id !== undefined && { id }),
    record: kind === 'guide' ? 'announced' : 'served',
    ...(kind !== 'guide' && { url: archive ?? getPolicyVersion }),
    observedUntil,
    ...(commit !== undefined && { commit }),
  };
}

import type { Policy } from '@/lib/record/types';

/** A kind in a few words, and as a sentence. */
export const kindLabels: Record<Policy['kind'], string> = {
  attachable: 'can be attached',
  'service-linked-role': 'service-linked role only',
};

export function explainKind({ kind, deprecated }: Policy): string {
  if (deprecated) return 'deprecated: works where it is attached, cannot be attached anew';
  return kind === 'attachable'
    ? 'can be attached to users, groups and roles'
    : 'belongs to a service-linked role: only the service itself carries it, nobody can attach it';
}

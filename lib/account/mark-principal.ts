import { dayOf, shiftDay } from '../history/days';
import type { Principal } from './details';

/**
 * service-linked: AWS's own role of a service. identity-center: a role of a permission set. unused:
 * a role that was not used in the 90 days before the export.
 */
export type PrincipalMark = 'service-linked' | 'identity-center' | 'unused';

/** The marks as labels. */
export const markLabels: Readonly<Record<PrincipalMark, string>> = {
  'service-linked': 'service-linked role',
  'identity-center': 'IAM Identity Center',
  unused: 'unused for 90 days',
};

const unusedDays = 90;

/**
 * The marks of a principal. A role that is itself newer than 90 days is not unused.
 *
 * @param exportDay the day of the export, `YYYY-MM-DD`
 * Source of the paths: IAM User Guide, "Service-linked roles"; IAM Identity Center User Guide.
 */
export function markPrincipal(principal: Principal, exportDay: string): PrincipalMark[] {
  const { type, path, lastUsed, createDate } = principal;
  if (type !== 'role') return [];
  const limit = shiftDay(exportDay, -unusedDays);
  const latest = lastUsed === '' ? createDate : (lastUsed ?? '');
  return [
    ...(path.startsWith('/aws-service-role/') ? ['service-linked' as const] : []),
    ...(path.startsWith('/aws-reserved/sso.amazonaws.com/') ? ['identity-center' as const] : []),
    ...(latest !== '' && dayOf(latest) < limit ? ['unused' as const] : []),
  ];
}

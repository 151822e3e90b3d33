import type { ComponentProps } from 'react';
import { createSiteAddress } from '@/lib/addresses/site-address';

/** The address of the site; next.config.js sets it from data/site.json or BASE_URL. */
export const address = createSiteAddress(process.env.SITE_BASE_URL as string);

/**
 * A link to a page of the site. It is a plain `<a>`, since next/link removes the last slash of
 * addresses with dots, and reading pages have no router.
 */
export function SiteLink({ to, ...rest }: { to: string } & Omit<ComponentProps<'a'>, 'href'>) {
  return <a href={address.href(to)} {...rest} />;
}

/**
 * Whether the record has announcements; otherwise their pages do not exist. next.config.js sets it
 * for the scripts of tool pages, too.
 */
export const hasAnnouncements = process.env.SITE_HAS_ANNOUNCEMENTS !== 'no';

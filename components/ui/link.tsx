import type { ComponentProps } from 'react';
import { createSiteAddress } from '@/lib/addresses/site-address';

/** The address that this build is made for; next.config.js sets it from data/site.json. */
export const address = createSiteAddress(process.env.SITE_BASE_URL as string);

/**
 * A link to a page of the site. Plain `<a>`: next/link drops the last slash of addresses
 * with dots in them, and reading pages carry no router.
 */
export function SiteLink({ to, ...rest }: { to: string } & Omit<ComponentProps<'a'>, 'href'>) {
  return <a href={address.href(to)} {...rest} />;
}

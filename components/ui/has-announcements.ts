/**
 * Whether the record has announcements: their pages exist, and are linked, only then. Set by
 * next.config.js, so that the pages that take input know it too.
 */
export const hasAnnouncements = process.env.SITE_HAS_ANNOUNCEMENTS !== 'no';

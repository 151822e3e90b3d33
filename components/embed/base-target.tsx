'use client';

import { useSelectedLayoutSegment } from 'next/navigation';

/**
 * Links of embedded pages open in the window around the frame. Only the root layout writes
 * into `<head>`, and only a component of the client learns there which part of the site it is
 * rendered for; like all script of reading pages, it is gone from the built page.
 */
export function BaseTarget({ of, target }: { of: string; target: string }) {
  return useSelectedLayoutSegment() === of ? <base target={target} /> : null;
}

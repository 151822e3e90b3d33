import { findPicture } from '@/lib/build/cards/keep-picture';
import type { Card } from '@/lib/site/cards/card';
import type { Surroundings } from '@/lib/site/cards/describe-card';
import { reconciliation, record, recordUntil } from './record';

export const surroundings: Surroundings = {
  site: record.site,
  reconciliation,
  until: recordUntil,
};

export function answerCard(card: Card): Response {
  return new Response(new Uint8Array(findPicture(card)), {
    headers: { 'content-type': 'image/png' },
  });
}

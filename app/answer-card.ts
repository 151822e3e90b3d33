import type { Card } from '@/lib/cards/card';
import type { Surroundings } from '@/lib/cards/describe-card';
import { findPicture } from '@/lib/paint/keep-picture';
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

import { drawCard } from '../../lib/build/cards/draw-card';
import { dayOf } from '../../lib/history/days';
import { reconcile } from '../../lib/history/reconcile';
import { loadCatalog } from '../../lib/iam/catalog/load';
import { loadRecord } from '../../lib/record/load';
import {
  describeAnnouncementCard,
  describeChangeCard,
  describePolicyCard,
} from '../../lib/site/cards/describe-card';
import { type Benchmark, type Measurement, readPeakMemory, secondsSince } from './benchmark';

/** Draws the card of every policy, change and announcement on record, one after the other, without a cache. */
export const drawCards: Benchmark = {
  name: 'draw-cards',
  whyNot: '',
  run: measure,
};

async function measure(): Promise<Measurement> {
  const { site, policies, announcements } = loadRecord(process.env.DATA_DIR ?? 'data');
  const catalog = await loadCatalog();
  const reconciliation = reconcile(policies, announcements, { catalog });
  const until = policies
    .flatMap(({ versions }) => versions.map(({ firstObserved }) => dayOf(firstObserved)))
    .sort()
    .at(-1) as string;
  const context = { site, reconciliation, until };
  const cards = [
    ...policies.map((policy) => describePolicyCard(policy, context)),
    ...reconciliation.changes.map((change) => describeChangeCard(change, context)),
    ...reconciliation.announcements.map((announcement) =>
      describeAnnouncementCard(announcement, context),
    ),
  ];
  let bytes = 0;
  const start = performance.now();
  for (const card of cards) bytes += drawCard(card).length;
  const seconds = secondsSince(start);
  const figures = {
    cards: cards.length,
    seconds: Number(seconds.toFixed(2)),
    millisecondsPerCard: Number(((seconds * 1000) / cards.length).toFixed(1)),
    bytesPerCard: Math.round(bytes / cards.length),
    peakMemoryMB: readPeakMemory(),
  };
  return {
    figures,
    lines: [
      ['cards', `${figures.cards}`],
      ['drawn in', `${figures.seconds} s, ${figures.millisecondsPerCard} ms each`],
      ['bytes each', `${figures.bytesPerCard}`],
      ['peak memory', `${figures.peakMemoryMB} MB`],
    ],
  };
}

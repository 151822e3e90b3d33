import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Connector, PlainDot, PolicyTimeline } from '../../history/timeline';
import type { Card } from '../../site/cards/card';
import { palette } from '../../site/cards/palette';

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Draws the timelines of a card, one below the other, under the years. */
export function drawTimeline(
  context: SKRSContext2D,
  { timeline: { years, quarters, policies }, markedVersion, markedAnnouncement }: Card,
  { left, top, width, height }: Box,
) {
  if (policies.length === 0) return;
  const place = (share: number) => left + share * width;
  context.lineWidth = 2;
  context.strokeStyle = palette.line;
  for (const at of [...years.map((year) => year.at), ...quarters]) {
    const x = Math.round(place(at));
    drawLine(context, x, top + 24, x, top + height);
  }
  context.textAlign = 'center';
  context.font = '20px "Card Mono"';
  context.fillStyle = palette.muted;
  for (const { at, label } of years) context.fillText(label, place(at), top + 14);
  context.textAlign = 'start';
  const policyHeight = (height - 24) / policies.length;
  for (const [index, policy] of policies.entries()) {
    const served = top + 24 + policyHeight * (index + 0.3);
    drawPolicy(context, policy, {
      place,
      served,
      announced: served + policyHeight * 0.45,
      end: left + width,
      markedVersion,
      markedAnnouncement,
    });
  }
}

interface Scale extends Pick<Card, 'markedVersion' | 'markedAnnouncement'> {
  /** The x of a share of the width. */
  place: (share: number) => number;
  /** The y of the line of versions. */
  served: number;
  /** The y of the line of announcements. */
  announced: number;
  /** The x at which the lines end. */
  end: number;
}

function drawPolicy(context: SKRSContext2D, policy: PolicyTimeline, scale: Scale) {
  const { place, served, announced, end } = scale;
  context.strokeStyle = palette.ink;
  context.lineWidth = 2.5;
  drawLine(context, place(policy.servedFrom), served, end, served);
  for (const { from, to } of policy.missing) {
    context.setLineDash([5, 5]);
    context.strokeStyle = palette.paper;
    context.lineWidth = 5;
    drawLine(context, place(from), served, place(to), served);
    context.setLineDash([]);
  }
  if (policy.announcedFrom !== undefined) {
    context.setLineDash([3, 5]);
    context.strokeStyle = palette.ink;
    context.lineWidth = 2;
    drawLine(context, place(policy.announcedFrom), announced, end, announced);
    context.setLineDash([]);
  }
  for (const connector of policy.connectors) drawConnector(context, connector, scale);
  for (const { at, id } of policy.squares) {
    context.fillStyle = palette.paper;
    context.strokeStyle = palette.ink;
    context.lineWidth = 2.5;
    context.fillRect(place(at) - 6, announced - 6, 12, 12);
    context.strokeRect(place(at) - 6, announced - 6, 12, 12);
    if (id === scale.markedAnnouncement) drawRing(context, place(at), announced);
  }
  for (const dot of policy.summaries.flatMap(({ dots }) => dots)) {
    drawDot(context, dot, place(dot.at), served);
  }
  for (const dot of policy.dots) {
    drawDot(context, dot, place(dot.at), served);
    if (dot.versionId === scale.markedVersion) drawRing(context, place(dot.at), served);
  }
}

function drawConnector(
  context: SKRSContext2D,
  { dot, square, lagDays }: Connector,
  { place, served, announced }: Scale,
) {
  context.lineWidth = 3;
  context.strokeStyle = lagDays > 0 ? palette.late : lagDays < 0 ? palette.early : palette.ink;
  drawLine(context, place(dot), served, place(square), announced);
}

function drawDot(context: SKRSContext2D, { form }: PlainDot, x: number, y: number) {
  const isSmall = form === 'exempt' || form === 'unknown';
  context.beginPath();
  context.arc(x, y, isSmall ? 5 : 8, 0, 2 * Math.PI);
  context.fillStyle =
    form === 'unannounced' ? palette.paper : isSmall ? palette.muted : palette.ink;
  context.fill();
  if (form !== 'unannounced') return;
  context.strokeStyle = palette.silent;
  context.lineWidth = 4;
  context.stroke();
}

function drawRing(context: SKRSContext2D, x: number, y: number) {
  context.beginPath();
  context.arc(x, y, 15, 0, 2 * Math.PI);
  context.strokeStyle = palette.ink;
  context.lineWidth = 2.5;
  context.stroke();
}

function drawLine(context: SKRSContext2D, x1: number, y1: number, x2: number, y2: number) {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}

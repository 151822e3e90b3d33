import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Connector, Dot, PolicyTimeline } from '../../history/timeline';
import type { Card } from '../../site/cards/card';
import { palette } from '../../site/cards/palette';

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** How far a ring, the largest of what stands on a line, reaches from it. */
const reach = 18;

/**
 * The two lines of each policy, one below the other, under the years.
 * @returns boxes around all that was painted
 */
export function paintLines(
  context: SKRSContext2D,
  { lines: { years, quarters, policies }, here, row }: Card,
  { left, top, width, height }: Box,
): Box[] {
  if (policies.length === 0) return [];
  const place = (share: number) => left + share * width;
  const room = (height - 24) / policies.length;
  context.lineWidth = 2;
  context.strokeStyle = palette.line;
  // Labels stand in the middle of their years, and may reach beyond the first and the last.
  const across = { left: left - 2 * reach, width: width + 4 * reach };
  const boxes: Box[] = [{ ...across, top: top - 10, height: 34 }];
  for (const at of [...years.map((year) => year.at), ...quarters]) {
    const x = Math.round(place(at));
    drawLine(context, x, top + 24, x, top + height);
    boxes.push({ left: x - 2, top: top + 22, width: 4, height: height - 20 });
  }
  context.textAlign = 'center';
  context.font = '20px "Card Mono"';
  context.fillStyle = palette.muted;
  for (const { at, label } of years) context.fillText(label, place(at), top + 14);
  policies.forEach((line, index) => {
    const served = top + 24 + room * index + room * 0.3;
    const isTold = line.announcedFrom !== undefined || line.squares.length > 0;
    const below = isTold ? room * 0.45 : 0;
    boxes.push({ ...across, top: served - reach, height: 2 * reach + below });
    paintPolicy(context, line, {
      place,
      served,
      announced: served + room * 0.45,
      end: left + width,
      here,
      row,
    });
  });
  context.textAlign = 'start';
  return boxes;
}

interface Scale {
  place: (share: number) => number;
  served: number;
  announced: number;
  end: number;
  here: string | undefined;
  row: string | undefined;
}

function paintPolicy(context: SKRSContext2D, line: PolicyTimeline, scale: Scale) {
  const { place, served, announced, end, here, row } = scale;
  context.strokeStyle = palette.ink;
  context.lineWidth = 2.5;
  drawLine(context, place(line.servedFrom), served, end, served);
  for (const gap of line.missing) {
    context.setLineDash([5, 5]);
    context.strokeStyle = palette.paper;
    context.lineWidth = 5;
    drawLine(context, place(gap.from), served, place(gap.to), served);
    context.setLineDash([]);
  }
  if (line.announcedFrom !== undefined) {
    context.setLineDash([3, 5]);
    context.strokeStyle = palette.ink;
    context.lineWidth = 2;
    drawLine(context, place(line.announcedFrom), announced, end, announced);
    context.setLineDash([]);
  }
  for (const joint of line.connectors) paintJoint(context, joint, scale);
  for (const square of line.squares) {
    context.fillStyle = palette.paper;
    context.strokeStyle = palette.ink;
    context.lineWidth = 2.5;
    context.fillRect(place(square.at) - 6, announced - 6, 12, 12);
    context.strokeRect(place(square.at) - 6, announced - 6, 12, 12);
    if (square.id === row) drawRing(context, place(square.at), announced);
  }
  for (const dot of line.dots) {
    paintDot(context, dot, place(dot.at), served);
    if (dot.versionId === here) drawRing(context, place(dot.at), served);
  }
}

function paintJoint(
  context: SKRSContext2D,
  { dot, square, lagDays }: Connector,
  { place, served, announced }: Scale,
) {
  context.lineWidth = 3;
  context.strokeStyle = lagDays > 0 ? palette.late : lagDays < 0 ? palette.early : palette.ink;
  drawLine(context, place(dot), served, place(square), announced);
}

function paintDot(context: SKRSContext2D, { form }: Dot, x: number, y: number) {
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

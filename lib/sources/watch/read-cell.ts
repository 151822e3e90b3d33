import type { DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

/** A paragraph, or a point of a list. */
export interface Block {
  text: string;
  isItem: boolean;
}

/** What one cell of AWS's table says. */
export interface Cell {
  blocks: Block[];
  /** The texts of its links and of its code, where policies are named. */
  marked: string[];
  /** Whether a list was left out of it, as AWS's Markdown does. */
  isElided: boolean;
}

const blockTags = new Set(
  'address article blockquote dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre section table tbody td tr ul'.split(
    ' ',
  ),
);
const silentTags = new Set(['script', 'style', 'template', 'noscript', 'svg', 'math']);

/** Reads a cell of parse5's tree. Nothing in it is run, fetched or kept as markup. */
export function readCell(cell: Node): Cell {
  const reading: Reading = { blocks: [], marked: [], text: '', isItem: false };
  walk(cell, reading);
  endBlock(reading);
  const text = reading.blocks.map((block) => block.text).join(' ');
  return {
    blocks: reading.blocks
      .map((block) => ({ ...block, text: tidy(block.text.replace(elision, ' ')) }))
      .filter((block) => block.text !== ''),
    marked: reading.marked.map(tidy).filter((name) => name !== ''),
    isElided: text.search(elision) >= 0,
  };
}

/** A cell as one text. */
export function joinCell({ blocks }: Cell): string {
  return tidy(blocks.map(({ text }) => text).join(' '));
}

/** AWS's Markdown stands this where a list would be, with or without its brackets. */
const elision = /\[?See the AWS documentation website for more details\]?/gi;

/** White space as one blank; soft hyphens and blanks without width are not part of a name. */
export function tidy(text: string): string {
  return text
    .replace(/[\u00AD\u200B\u2060\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

interface Reading {
  blocks: Block[];
  marked: string[];
  text: string;
  isItem: boolean;
}

function walk(node: Node, reading: Reading) {
  if (node.nodeName === '#text' && 'value' in node) reading.text += node.value;
  if (!('childNodes' in node) || silentTags.has(node.nodeName)) return;
  const isBlock = blockTags.has(node.nodeName) || node.nodeName === 'br';
  const { isItem } = reading;
  if (isBlock) {
    endBlock(reading);
    // A line break within a point goes on with it, as AWS's lists in Markdown do.
    reading.isItem = isItem || node.nodeName === 'li';
  }
  for (const child of node.childNodes) walk(child, reading);
  if (isBlock) {
    endBlock(reading);
    reading.isItem = isItem;
  }
  if (node.nodeName === 'a' || node.nodeName === 'code') reading.marked.push(collectText(node));
}

function endBlock(reading: Reading) {
  const text = tidy(reading.text);
  // AWS's Markdown has no lists in tables: a point is a line that begins with a plus.
  const point = /^[+•]\s+(.*)$/s.exec(text);
  if (text !== '') {
    reading.blocks.push({ text: point?.[1] ?? text, isItem: reading.isItem || point !== null });
  }
  reading.text = '';
}

export function collectText(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  if (!('childNodes' in node) || silentTags.has(node.nodeName)) return '';
  return node.childNodes.map(collectText).join('');
}

import type { DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

/** A paragraph or a list item. */
export interface Block {
  text: string;
  isItem: boolean;
}

/** The content of a cell of AWS's table. */
export interface Cell {
  blocks: Block[];
  /** The texts of its links and its code, which often are names of policies. */
  marked: string[];
  /** The addresses of its links. */
  links?: string[];
  /** Whether AWS's Markdown omits a list here. */
  isElided: boolean;
}

const blockTags = new Set(
  'address article blockquote dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre section table tbody td tr ul'.split(
    ' ',
  ),
);
const ignoredTags = new Set(['script', 'style', 'template', 'noscript', 'svg', 'math']);

/** Reads the text of a cell of parse5's tree; markup, scripts and addresses are ignored. */
export function readCell(cell: Node): Cell {
  const state: CellState = { blocks: [], marked: [], links: [], text: '', isItem: false };
  walk(cell, state);
  endBlock(state);
  const text = state.blocks.map((block) => block.text).join(' ');
  return {
    blocks: state.blocks
      .map((block) => ({ ...block, text: tidy(block.text.replace(elision, ' ')) }))
      .filter((block) => block.text !== ''),
    marked: state.marked.map(tidy).filter((name) => name !== ''),
    ...(state.links.length > 0 && { links: state.links }),
    isElided: text.search(elision) >= 0,
  };
}

/** The text of a cell in one line. */
export function joinCell({ blocks }: Cell): string {
  return tidy(blocks.map(({ text }) => text).join(' '));
}

/** AWS's Markdown has this text in place of a list, with or without its brackets. */
const elision = /\[?See the AWS documentation website for more details\]?/gi;

/** Replaces white space by single spaces, and removes soft hyphens and zero-width spaces. */
export function tidy(text: string): string {
  return text
    .replace(/[\u00AD\u200B\u2060\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

interface CellState {
  blocks: Block[];
  marked: string[];
  links: string[];
  text: string;
  isItem: boolean;
}

function walk(node: Node, state: CellState) {
  if (node.nodeName === '#text' && 'value' in node) state.text += node.value;
  if (!('childNodes' in node) || ignoredTags.has(node.nodeName)) return;
  const isBlock = blockTags.has(node.nodeName) || node.nodeName === 'br';
  const { isItem } = state;
  if (isBlock) {
    endBlock(state);
    // A line break inside a list item does not end it, as in the lists of AWS's Markdown.
    state.isItem = isItem || node.nodeName === 'li';
  }
  for (const child of node.childNodes) walk(child, state);
  if (isBlock) {
    endBlock(state);
    state.isItem = isItem;
  }
  if (node.nodeName === 'a' || node.nodeName === 'code') state.marked.push(collectText(node));
  const link = 'attrs' in node ? node.attrs.find(({ name }) => name === 'href') : undefined;
  if (node.nodeName === 'a' && link !== undefined) state.links.push(link.value);
}

function endBlock(state: CellState) {
  const text = tidy(state.text);
  // Markdown tables have no lists: AWS writes an item as a line that begins with a plus.
  const item = /^[+•]\s+(.*)$/s.exec(text);
  if (text !== '') {
    state.blocks.push({ text: item?.[1] ?? text, isItem: state.isItem || item !== null });
  }
  state.text = '';
}

export function collectText(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  if (!('childNodes' in node) || ignoredTags.has(node.nodeName)) return '';
  return node.childNodes.map(collectText).join('');
}

import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { parseText } from '../../shared/json/parse-text';
import { once } from '../../shared/once';
import type { FindLine } from '../found-document';
import type { ParsedFile } from './parse-yaml';

/** Levels of nesting that are accepted; a template has about fifteen. */
const maxLevels = 64;

/** Parses a JSON file strictly: a key that stands twice is a problem. */
export function parseJson(text: string): ParsedFile {
  const { problems, ...parsed } = parseText(text, maxLevels);
  if (problems.length > 0 || !('value' in parsed)) return { problems };
  return { value: parsed.value, findLine: createJsonFindLine(text) };
}

/** The line of a place in JSON text; of the nearest place around it, where the text does not have it. */
export function createJsonFindLine(text: string): FindLine {
  const readTree = once(() => parseTree(text));
  return (path) => {
    const tree = readTree();
    if (tree === undefined) return undefined;
    let node: Node = tree;
    for (const [index] of path.entries()) {
      const next = findNodeAtLocation(tree, path.slice(0, index + 1));
      if (next === undefined) break;
      node = next;
    }
    return text.slice(0, node.offset).split('\n').length;
  };
}

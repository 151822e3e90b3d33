import { type FileProblem, formatProblem } from '../../record/record-error';
import type { Problem } from '../../shared/problem';
import { showTruncated } from '../../shared/show-text';
import { countOf } from '../../text/wording';

/** A file of nothing but faults would fill the screen with them. */
const maxProblems = 100;
const maxProblemsInLine = 10;
const longest = 300;

/** Faults as blocks of four lines, for people. */
export function formatProblems(faults: readonly FileProblem[]): string {
  const blocks = faults.slice(0, maxProblems).map((fault) => formatProblem(clean(fault)));
  return [...blocks, ...tellRest(faults.length - blocks.length)].join('\n\n');
}

/** The same in one line, as an error in JSON lines has it. */
export function formatProblemsInLine(faults: readonly Problem[]): string {
  const sentences = faults.slice(0, maxProblemsInLine).map((fault) => {
    const { place, expected, found, remedy } = clean(fault);
    return `${place === '' ? '' : `${place}: `}expected ${expected}, found ${found}. ${remedy}`;
  });
  return [...sentences, ...tellRest(faults.length - sentences.length)].join(' ');
}

function tellRest(count: number): string[] {
  return count > 0 ? [`And ${countOf(count, 'fault')} more.`] : [];
}

function clean<T extends Problem>(fault: T): T {
  return {
    ...fault,
    place: showTruncated(fault.place, longest),
    found: showTruncated(fault.found, longest),
  };
}

import { type FileProblem, formatProblem } from '../../record/record-error';
import type { Problem } from '../../shared/problem';
import { showTruncated } from '../../shared/show-text';
import { countOf } from '../../text/wording';

/** Limits, so that an invalid file does not fill the screen. */
const maxProblems = 100;
const maxProblemsInLine = 10;
const maxLength = 300;

/** Formats problems as blocks of four lines. */
export function formatProblems(problems: readonly FileProblem[]): string {
  const blocks = problems.slice(0, maxProblems).map((problem) => formatProblem(clean(problem)));
  return [...blocks, ...countRest(problems.length - blocks.length)].join('\n\n');
}

/** Formats problems in one line, for an error in JSON lines. */
export function formatProblemsInLine(problems: readonly Problem[]): string {
  const sentences = problems.slice(0, maxProblemsInLine).map((problem) => {
    const { place, expected, found, remedy } = clean(problem);
    return `${place === '' ? '' : `${place}: `}expected ${expected}, found ${found}. ${remedy}`;
  });
  return [...sentences, ...countRest(problems.length - sentences.length)].join(' ');
}

function countRest(count: number): string[] {
  return count > 0 ? [`And ${countOf(count, 'more problem', 'more problems')}.`] : [];
}

function clean<T extends Problem>(problem: T): T {
  return {
    ...problem,
    place: showTruncated(problem.place, maxLength),
    found: showTruncated(problem.found, maxLength),
  };
}

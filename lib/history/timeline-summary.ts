import { groupByKey } from '../shared/collections';

/** What decides whether a dot of a timeline is drawn by itself. */
interface Summarizable {
  at: number;
  /** An instant. */
  since: string;
  isKept: boolean;
}

/** A mark that stands for the dots of one year. */
export interface YearSummary<T> {
  year: string;
  /** The places of the first and the last dot, and the middle between them. */
  from: number;
  to: number;
  at: number;
  /** The text of its label: `24 versions`. */
  text: string;
  dots: T[];
}

/** With more dots than this on a line, their labels are wider than most screens. */
const maxDots = 40;
/** A year with fewer dots keeps them: its mark would have no more room than they. */
const minSummarized = 4;

/**
 * Summarizes the years of a line with many dots: each year with several dots has one mark, and only
 * dots to keep are drawn by themselves. A line with few dots is unchanged.
 *
 * @param dots from left to right
 */
export function summarizeYears<T extends Summarizable>(
  dots: readonly T[],
): { dots: T[]; summaries: YearSummary<T>[] } {
  if (dots.length <= maxDots) return { dots: [...dots], summaries: [] };
  const others = dots.filter(({ isKept }) => !isKept);
  const byYear = groupByKey(others, ({ since }) => since.slice(0, 4));
  const summaries = [...byYear]
    .filter(([, inYear]) => inYear.length >= minSummarized)
    .map(([year, inYear]) => describeYear(year, inYear as [T, ...T[]]));
  const summarized = new Set(summaries.flatMap((summary) => summary.dots));
  return { dots: dots.filter((dot) => !summarized.has(dot)), summaries };
}

function describeYear<T extends Summarizable>(year: string, dots: [T, ...T[]]): YearSummary<T> {
  const from = dots[0].at;
  const to = dots.at(-1)?.at as number;
  return { year, from, to, at: (from + to) / 2, text: `${dots.length} versions`, dots };
}

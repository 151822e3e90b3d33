import { captureVariable } from './capture-variable';
import { meetPatterns } from './globs';

/**
 * What a comparison may cost, in steps that take about as long on every machine: documents made
 * to be slow become undecided and not slow. AWS's own documents need three quarters of it at most.
 */
const maxSteps = 5_000_000;

/** Counts the steps of one comparison. */
export interface Effort {
  /** Takes steps off what is left. Returns false once nothing is left. */
  spend: (steps: number) => boolean;
  /** `meetPatterns`, kept for the same patterns; undefined once nothing is left. */
  meet: (a: string, b: string) => string[] | undefined;
  /** `captureVariable`, kept for the same texts; nothing once nothing is left. */
  capture: (before: string, after: string, other: string) => readonly string[];
}

export function createEffort(steps = maxSteps): Effort {
  let left = steps;
  const met = new Map<string, Map<string, string[] | undefined>>();
  const captured = new Map<string, readonly string[]>();
  const spend = (count: number) => {
    left -= count;
    return left >= 0;
  };
  return {
    spend,
    meet: (a, b) => {
      const ofA = met.get(a) ?? new Map<string, string[] | undefined>();
      if (ofA.has(b)) return ofA.get(b);
      if (!spend(10)) return undefined;
      const found = meetPatterns(a, b, spend);
      met.set(a, ofA.set(b, found));
      return found;
    },
    capture: (before, after, other) => {
      const key = JSON.stringify([before, after, other]);
      const known = captured.get(key);
      if (known !== undefined) return known;
      // Each part of the pattern is held against the text before and the text after.
      const isLeft = spend(100 + other.length * 10);
      const found = isLeft ? captureVariable(before, after, other) : [];
      captured.set(key, found);
      return found;
    },
  };
}

import { captureVariable } from './capture-variable';
import { intersectPatterns } from './intersect-patterns';

/**
 * What a comparison may cost, in steps that take about as long on every machine: documents made
 * to be slow become undecided and not slow. AWS's own documents need three quarters of it at most.
 */
const maxSteps = 5_000_000;

/** Counts the steps of one comparison. */
export interface StepBudget {
  /** Takes steps off what is left. Returns false once nothing is left. */
  spend: (steps: number) => boolean;
  /** `meetPatterns`, kept for the same patterns; undefined once nothing is left. */
  intersect: (a: string, b: string) => string[] | undefined;
  /** `captureVariable`, kept for the same texts; nothing once nothing is left. */
  capture: (before: string, after: string, other: string) => readonly string[];
}

export function createStepBudget(steps = maxSteps): StepBudget {
  let remaining = steps;
  const intersections = new Map<string, Map<string, string[] | undefined>>();
  const captured = new Map<string, readonly string[]>();
  const spend = (count: number) => {
    remaining -= count;
    return remaining >= 0;
  };
  return {
    spend,
    intersect: (a, b) => {
      const ofA = intersections.get(a) ?? new Map<string, string[] | undefined>();
      if (ofA.has(b)) return ofA.get(b);
      if (!spend(10)) return undefined;
      const found = intersectPatterns(a, b, spend);
      intersections.set(a, ofA.set(b, found));
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

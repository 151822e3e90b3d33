import { captureVariable } from './capture-variable';
import { intersectPatterns } from './intersect-patterns';

/**
 * The maximum of steps of a comparison, about a second on one core. A document that would take
 * longer has undecided parts; AWS's own documents need less than this.
 */
const maxSteps = 5_000_000;

/** Limits the steps of one comparison. */
export interface StepBudget {
  /** Subtracts steps from the budget. Returns false once it is exhausted. */
  spend: (steps: number) => boolean;
  /** `intersectPatterns` with a cache; undefined once the budget is exhausted. */
  intersect: (a: string, b: string) => string[] | undefined;
  /** `captureVariable` with a cache; empty once the budget is exhausted. */
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
      const cached = captured.get(key);
      if (cached !== undefined) return cached;
      // The cost of `captureVariable` grows with the length of the pattern.
      const isLeft = spend(100 + other.length * 10);
      const found = isLeft ? captureVariable(before, after, other) : [];
      captured.set(key, found);
      return found;
    },
  };
}

/** One benchmark of `npm run bench`. A further one is a file here and a line in bench.ts. */
export interface Benchmark {
  name: string;
  /** Empty where it can run here; else the reason why not. */
  whyNot: string;
  run: () => Promise<Measurement>;
}

/** What a benchmark found: the same for programs and for people. */
export interface Measurement {
  figures: Record<string, unknown>;
  /** Pairs of a label and its value. */
  lines: [label: string, value: string][];
}

/** Peak resident memory of this process so far, in MB (10^6 bytes). */
export function readPeakMemory(): number {
  // Node gives maxRSS in KiB on every platform.
  return Math.round((process.resourceUsage().maxRSS * 1024) / 1e6);
}

/** Seconds since a reading of performance.now(). */
export function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}

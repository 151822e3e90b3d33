/** The colour of a lag in days: late, early, or none for the day itself. */
export function colorLag(lagDays: number): string | undefined {
  return lagDays > 0 ? 'text-late' : lagDays < 0 ? 'text-early' : undefined;
}

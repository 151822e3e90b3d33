/**
 * Names that contain a text, letter case ignored: first those that begin with it, then those with a
 * word that begins with it, then the others, each in the order given. All names for an empty text.
 */
export function suggestNames(names: readonly string[], text: string, max = 12): string[] {
  const wanted = text.trim().toLowerCase();
  const ranked = names.flatMap((name) => {
    const rank = rankName(name, wanted);
    return rank === undefined ? [] : [{ name, rank }];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, max)
    .map(({ name }) => name);
}

function rankName(name: string, wanted: string): number | undefined {
  const place = name.toLowerCase().indexOf(wanted);
  if (place <= 0) return place < 0 ? undefined : 0;
  return /[^a-z]/.test(name.charAt(place)) ? 1 : 2;
}

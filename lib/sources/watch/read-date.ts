import { distance } from 'fastest-levenshtein';
import { isDay } from '../../history/days';

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** More changed letters than this are another word. */
const maxDistance = 2;

export interface ParsedDate {
  /** `2022-02-22`. */
  date: string;
  /** As AWS printed it, where the month is misprinted. */
  datePrinted?: string;
}

/**
 * The day that AWS prints: `March 7, 2023`, `7 March 2023`, `Mar. 7, 2023` or `2023-03-07`.
 * A month that is no word is read as the one nearest to it, where one alone is near.
 * undefined where that leaves a doubt, and for days that no calendar has.
 */
export function readDate(text: string): ParsedDate | undefined {
  const printed = text.trim();
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(printed);
  if (iso !== null) return complete(iso[1], Number(iso[2]), iso[3]);
  const words =
    /^(?<month>[A-Za-z]{3,12})\.? (?<day>\d{1,2}),? (?<year>\d{4})$/.exec(printed) ??
    /^(?<day>\d{1,2}) (?<month>[A-Za-z]{3,12})\.?,? (?<year>\d{4})$/.exec(printed);
  if (words?.groups === undefined) return undefined;
  const { month: word = '', day, year } = words.groups;
  const known = findMonth(word.toLowerCase());
  if (known !== undefined) return complete(year, known, day);
  const guessed = guessMonth(word.toLowerCase());
  const read = guessed === undefined ? undefined : complete(year, guessed, day);
  return read && { ...read, datePrinted: printed };
}

function findMonth(word: string): number | undefined {
  const index = months.findIndex(
    (month) => month === word || month.slice(0, 3) === word || month.slice(0, 4) === word,
  );
  return index < 0 ? undefined : index + 1;
}

function guessMonth(word: string): number | undefined {
  const [nearest, next] = months
    .map((month, index) => ({ number: index + 1, far: distance(month, word) }))
    .filter(({ far }) => far <= maxDistance && far * 2 < word.length)
    .sort((a, b) => a.far - b.far);
  return nearest?.far === next?.far ? undefined : nearest?.number;
}

/** AWS has no page from before 2000; a year like 1018 is a misprint that nothing mends. */
function complete(year = '', month: number, day = ''): ParsedDate | undefined {
  const date = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(date) && year.startsWith('2') ? { date } : undefined;
}

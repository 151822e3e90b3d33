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

/** A word with more different letters is another word. */
const maxDistance = 2;

interface ParsedDate {
  /** `2022-02-22`. */
  date: string;
  /** The text on AWS's page, where the month is misspelled. */
  datePrinted?: string;
}

/**
 * Parses `March 7, 2023`, `May 11th, 2021`, `7 March 2023`, `MAR. 7, 2023` or `2023-03-07`. A misspelled month is
 * corrected to the most similar one. undefined where two are equally similar, and for days that
 * do not exist.
 */
export function readDate(text: string): ParsedDate | undefined {
  const trimmed = text.trim();
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(trimmed);
  if (iso !== null) return createDate(iso[1], Number(iso[2]), iso[3]);
  const parts =
    /^(?<month>[A-Za-z]{3,12})[.,]? (?<day>\d{1,2})(?:st|nd|rd|th)?(?:, ?| )(?<year>\d{4})$/.exec(
      trimmed,
    ) ??
    /^(?<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?(?<month>[A-Za-z]{3,12})[.,]{0,2} (?<year>\d{4})$/.exec(
      trimmed,
    );
  if (parts?.groups === undefined) return undefined;
  const { month: word = '', day, year } = parts.groups;
  const known = findMonth(word.toLowerCase());
  if (known !== undefined) return createDate(year, known, day);
  const guessed = guessMonth(word.toLowerCase());
  const corrected = guessed === undefined ? undefined : createDate(year, guessed, day);
  return corrected && { ...corrected, datePrinted: trimmed };
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

/** AWS's pages are younger than 2000; a year such as 1018 is a misprint. */
function createDate(year = '', month: number, day = ''): ParsedDate | undefined {
  const date = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(date) && year.startsWith('2') ? { date } : undefined;
}

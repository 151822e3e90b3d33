const numberWords = 'two three four five six seven eight nine ten eleven twelve'.split(' ');

/** `v24` of the cell of a column Version, or of words that name the version of a policy. */
export function findVersion(cell: string | undefined, words: string): string | undefined {
  const inCell = cell === undefined ? null : /^(?:version )?v?(\d{1,6})\b(?!\.)/i.exec(cell);
  const inWords =
    /\b(?:policy version|version of (?:the|this) policy is) v?(\d{1,6})\b(?![.-]\d)/i.exec(words) ??
    /\bversion v?(\d{1,6}) (?:\(default\)|of (?:the|this) (?:managed )?policy\b)/i.exec(words);
  const number = Number((inCell ?? inWords)?.[1]);
  return number > 0 ? `v${number}` : undefined;
}

/** 47 of "added 47 new permissions", where exactly one sentence counts what it adds. */
export function findCount(words: string): number | undefined {
  const counts = words.split(/[.;]\s/).flatMap((sentence) => {
    if (!/\b(?:add(?:s|ed|ing)?|new|grant(?:s|ed)?)\b/i.test(sentence)) return [];
    if (/\b(?:remov\w*|no longer|den(?:y|ies|ied))\b/i.test(sentence)) return [];
    return [...sentence.matchAll(counted)].map(([, count]) => readNumber(count as string));
  });
  const [count] = counts;
  return counts.length === 1 && count !== undefined && count > 0 ? count : undefined;
}

const counted = new RegExp(
  `\\b(\\d{1,4}|${numberWords.join('|')}) (?:(?:new|additional|more|other|iam|api|read-only) ){0,3}(?:permissions?|actions?|apis?|operations?)\\b`,
  'gi',
);

function readNumber(text: string): number {
  const index = numberWords.indexOf(text.toLowerCase());
  return index < 0 ? Number(text) : index + 2;
}

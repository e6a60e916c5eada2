const UNITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TEENS = [
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const ORDINALS: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  thirteenth: 13,
  fourteenth: 14,
  fifteenth: 15,
  sixteenth: 16,
  seventeenth: 17,
  eighteenth: 18,
  nineteenth: 19,
  twentieth: 20,
  thirtieth: 30,
};

function unitValue(word: string | undefined): number | undefined {
  const unit = word === undefined ? -1 : UNITS.indexOf(word);
  return unit >= 0 ? unit : undefined;
}

/**
 * Writes number words as digits, word by word: "seven thirty" → "7 30", "twenty eighth" → "28th",
 * "twenty five" → "25". Only a ten and its unit are joined, because callers read times and phone numbers in pieces.
 */
export function digitsForNumberWords(words: readonly string[]): string[] {
  const written: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    const ten = TENS.indexOf(word);
    const following = words[index + 1];
    const unit = unitValue(following);
    const ordinal = following === undefined ? undefined : ORDINALS[following];
    if (ten >= 0 && unit !== undefined && unit > 0) {
      written.push(String((ten + 2) * 10 + unit));
      index++;
    } else if (ten >= 0 && ordinal !== undefined && ordinal < 10) {
      written.push(ordinalDigits((ten + 2) * 10 + ordinal));
      index++;
    } else if (ten >= 0) written.push(String((ten + 2) * 10));
    else if (TEENS.includes(word)) written.push(String(TEENS.indexOf(word) + 10));
    else if (unitValue(word) !== undefined) written.push(String(unitValue(word)));
    else if (ORDINALS[word] !== undefined) written.push(ordinalDigits(ORDINALS[word]));
    else written.push(word);
  }
  return written;
}

/** 28 → "28th". */
export function ordinalDigits(value: number): string {
  const teen = value % 100 >= 11 && value % 100 <= 13;
  const suffix = teen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${value}${suffix}`;
}

/** 4 → "four" up to twelve, digits beyond. */
export function numberWord(value: number): string {
  return (value < 10 ? UNITS[value] : value < 13 ? TEENS[value - 10] : undefined) ?? String(value);
}

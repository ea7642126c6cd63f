import { foldedPostcode, foldedWords } from './folded-text.ts';

export interface RawAddress {
  /** Street, house number and whatever else stands above the town. */
  readonly lines: readonly string[];
  readonly postcode: string;
}

/** One word for each kind of street, as `foldedWords` writes it. */
const STREETS: Readonly<Record<string, string>> = {
  street: 'st',
  str: 'st',
  strasse: 'st',
  road: 'rd',
  avenu: 'av',
  ave: 'av',
  boulevard: 'bd',
  blvd: 'bd',
  drive: 'dr',
  lane: 'ln',
  place: 'pl',
  platz: 'pl',
  court: 'ct',
  square: 'sq',
  highway: 'hwy',
  weg: 'w',
  calle: 'c',
  ru: 'r',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
};

/** German streets are one word with their name: Hauptstr., Hauptstraße and Haupt-Strasse are the same. */
const JOINED = /^(.{2,})(strasse|str|platz|weg)$/;

/** What is behind the door: families and second accounts differ in it alike. */
const DOOR_WORD =
  '(?:apt|apartment|unit|suite|ste|flat|floor|fl|room|rm|top|stock|etage|wohnung|whg|piso|puerta|c/o)\\b';
/** In front of the street it is one word and its number; behind it, all that follows. */
const DOOR_IN_FRONT = new RegExp(`^\\s*(?:${DOOR_WORD}\\.?\\s*|#\\s*)\\w+\\s*,\\s*`, 'i');
const DOOR_BEHIND = new RegExp(`(?:\\b${DOOR_WORD}|#).*$`, 'i');

/** `12 a` at the end is `12a`; in `350 N Park Ave` the letter is of the street. */
const HOUSE_NUMBER = /(\d+)(?:([a-z])\b|\s*[-/]?\s*([a-z])\s*$)?/i;

/**
 * Postcode, words of the street and the house's number, in an order of its own. What is behind the door (flat, floor) is left
 * out, and so is the town, which the postcode says.
 * @returns `null` where postcode, street or house number are missing
 */
export function normalizedAddress({ lines, postcode }: RawAddress): string | null {
  const line = lines
    .map((each) =>
      each
        .replace(DOOR_IN_FRONT, '')
        .replace(DOOR_BEHIND, '')
        .replace(/[\s,;]+$/, ''),
    )
    .find((each) => /\d/.test(each) && /\p{L}{2}/u.test(each));
  const code = foldedPostcode(postcode);
  if (line === undefined || code === '') return null;
  const number = HOUSE_NUMBER.exec(line);
  if (number === null) return null;
  const words = foldedWords(line.replace(number[0], ' ')).flatMap(streetWords);
  if (words.length === 0) return null;
  return [code, ...words.sort(), `${number[1]}${(number[2] ?? number[3] ?? '').toLowerCase()}`].join(' ');
}

function streetWords(word: string): readonly string[] {
  const known = STREETS[word];
  if (known !== undefined) return [known];
  const joined = JOINED.exec(word);
  return joined === null ? [word] : [joined[1] ?? '', STREETS[joined[2] ?? ''] ?? ''];
}

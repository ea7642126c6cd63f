/** Letters that Unicode does not take apart into a base and a mark, as those write who lack them on the keyboard. */
const WRITTEN_OUT: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};
const TO_WRITE_OUT = new RegExp(`[${Object.keys(WRITTEN_OUT).join('')}]`, 'g');

/** Lower case, one form of each character, no accents: for names and streets. Other scripts stay what they are. */
export function foldedText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(TO_WRITE_OUT, (letter) => WRITTEN_OUT[letter] ?? letter);
}

/** As `foldedText`, and ä, ö, ü are as a, o, u also where they were written ae, oe, ue. */
export function foldedWords(text: string): readonly string[] {
  return foldedText(text)
    .replace(/['’.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.replace(/([aou])e/g, '$1'));
}

/** A postcode without spaces and dashes; of nine digits, as in the United States, the first five. */
export function foldedPostcode(postcode: string): string {
  const plain = foldedText(postcode).replace(/[^\p{L}\p{N}]/gu, '');
  return /^\d{9}$/.test(plain) ? plain.slice(0, 5) : plain;
}

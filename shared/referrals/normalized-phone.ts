/**
 * The end of a telephone number, by which it is compared: with or without the country's and the trunk's prefix it is the same.
 * Knowing each country's numbering plan would cost a function 118 KB (libphonenumber-js with its smallest metadata), and give
 * the same answer but where two countries have the same eight last digits.
 */
const COMPARED_DIGITS = 8;

/** The zeros of decimal digits in scripts that customers type in: Arabic, Persian, Devanagari. */
const ZEROS = [0x0660, 0x06f0, 0x0966];

function inAscii(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const zero = ZEROS.find((each) => code >= each && code < each + 10);
  return zero === undefined ? '' : String(code - zero);
}

/** @returns the last eight digits; `null` where there are fewer, or it is a number that stands for none */
export function normalizedPhone(phone: string): string | null {
  const withoutExtension = phone
    .normalize('NFKC')
    .replace(/\s*(?:ext\.?|extension|x|#|;ext=)\s*\d+\s*$/i, '');
  const digits = withoutExtension.replace(/\p{Nd}/gu, (digit) => (/\d/.test(digit) ? digit : inAscii(digit)));
  const end = digits.replace(/\D/g, '').slice(-COMPARED_DIGITS);
  return end.length < COMPARED_DIGITS || isPlaceholder(end) ? null : end;
}

/** 00000000 and 12345678: forms that insist on a number get them, from everybody. */
function isPlaceholder(digits: string): boolean {
  return /^(\d)\1+$/.test(digits) || '01234567890'.includes(digits) || '09876543210'.includes(digits);
}

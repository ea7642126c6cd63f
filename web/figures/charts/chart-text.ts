const MOST_LETTERS = 28;

/** A name as short as a drawing has room for; tables have all of it. */
export function clipped(name: string, letters = MOST_LETTERS): string {
  const all = [...name];
  return all.length <= letters ? name : `${all.slice(0, letters - 1).join('')}…`;
}

/**
 * Pixels that names take at the start of a line: none is cut off, whatever font a reader has.
 * @param letters of the longest that is shown
 */
export const roomFor = (names: readonly string[], lettersPx = LETTERS_PX): number =>
  Math.ceil(Math.max(0, ...names.map((name) => [...name].length)) * lettersPx * 0.64) + 14;

/** Half of the page's base size at least, in the drawing's own pixels. */
export const LETTERS_PX = 13;
export const SMALL_LETTERS_PX = 12;

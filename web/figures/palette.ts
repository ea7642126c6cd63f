/**
 * Colors of charts. What changes with the reader's dark mode is drawn in a color that stands for a variable of the page's style;
 * `chartSvg` puts the variable in its place. Lines and bars take the hues of Okabe and Ito (2008), which people with any usual
 * color vision tell apart, and never color alone: each has its own dash, symbol or pattern, and its name beside it.
 */
export const INK = '#010101';
export const SOFT = '#010102';
export const LINE = '#010103';
export const CARD = '#010104';
/** As `CARD`, and seen through. */
export const FAINT_CARD = 'rgba(1,1,4,0.6)';
export const SERIES = ['#010111', '#010112', '#010113', '#010114', '#010115'] as const;

export const VARIABLES: Readonly<Record<string, string>> = {
  [INK]: '--ink',
  [SOFT]: '--soft',
  [LINE]: '--line',
  [CARD]: '--card',
  ...Object.fromEntries(SERIES.map((color, index) => [color, `--series-${index + 1}`])),
};

export const seriesColor = (index: number): string => SERIES[index % SERIES.length] ?? INK;
export const DASHES = ['solid', [7, 4], [2, 3], [10, 3, 2, 3], [4, 2]] as const;
export const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'roundRect'] as const;

type Rgb = readonly [number, number, number];

/** Cividis (Nuñez, Anderton and Renslow 2018) at quarters: as readable without red or green, and in gray. */
const CIVIDIS: readonly Rgb[] = [
  [0, 32, 77],
  [65, 77, 107],
  [124, 123, 120],
  [188, 175, 111],
  [255, 234, 70],
];

/** @param share from 0, the least, which is light, to 1, the most, which is dark */
export function cividis(share: number): string {
  const at = (1 - Math.min(1, Math.max(0, share))) * (CIVIDIS.length - 1);
  const below = Math.min(CIVIDIS.length - 2, Math.floor(at));
  const from = CIVIDIS[below] ?? CIVIDIS[0];
  const to = CIVIDIS[below + 1];
  const mixed = from?.map((part, index) => Math.round(part + ((to?.[index] ?? part) - part) * (at - below)));
  return `#${(mixed ?? [0, 0, 0]).map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** Black or white, whichever is easier to read on it. The middle of the scale still gives 4.5 to 1. */
export const inkOnCividis = (share: number): string => (share < 0.54 ? '#000000' : '#ffffff');

/** So many shades are told apart, each with a color that stands for it. */
const SHADES = 32;
const HEAT = '#0102';
const HEAT_INK = '#0103';
const standIn = (kind: string, share: number): string =>
  `${kind}${Math.round(Math.min(1, Math.max(0, share)) * SHADES)
    .toString(16)
    .padStart(2, '0')}`;

/** What a field of a map is filled with, and what is written on it. @param share from 0, the least, to 1, the most */
export const heat = (share: number): string => standIn(HEAT, share);
export const inkOnHeat = (share: number): string => standIn(HEAT_INK, share);

/**
 * The color of the page that a color of a drawing stands for: a variable; or a shade of cividis, of which the most stands out most,
 * dark on a light page and light on a dark one. Null: it is itself.
 */
export function pageColor(color: string): string | null {
  const variable = VARIABLES[color];
  if (variable !== undefined) return `var(${variable})`;
  const share = Number.parseInt(color.slice(HEAT.length), 16) / SHADES;
  if (color.startsWith(HEAT)) return `light-dark(${cividis(share)},${cividis(1 - share)})`;
  if (color.startsWith(HEAT_INK)) return `light-dark(${inkOnCividis(share)},${inkOnCividis(1 - share)})`;
  return null;
}

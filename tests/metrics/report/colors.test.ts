import { describe, expect, it } from 'vitest';
import { REPORT_STYLE } from '../../../tools/metrics/report/report-style.ts';
import {
  cividis,
  heat,
  inkOnCividis,
  inkOnHeat,
  pageColor,
  SERIES,
  VARIABLES,
} from '../../../web/figures/palette.ts';

type Rgb = readonly [number, number, number];

function rgbOf(color: string): Rgb {
  const digits =
    color.length === 4
      ? [...color.slice(1)].map((digit) => digit + digit)
      : (color.slice(1).match(/../g) ?? []);
  const [red = 0, green = 0, blue = 0] = digits.map((part) => Number.parseInt(part, 16));
  return [red, green, blue];
}

/** WCAG 2.2. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = rgbOf(color).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** The variables of light pages, dark pages and paper, in the order of the style. */
const THEMES = [...REPORT_STYLE.matchAll(/:root\{([^}]*)\}/g)].map(([, declarations = '']) =>
  Object.fromEntries(declarations.split(';').map((each) => each.split(':') as [string, string])),
);

describe('colors of the report', () => {
  it.each(THEMES.map((theme, index) => [['light', 'dark', 'paper'][index], theme]))(
    'can be read: %s',
    (_, theme) => {
      const of = (name: string) => (theme as Record<string, string>)[`--${name}`] ?? '';
      for (const text of ['ink', 'soft', 'accent'])
        for (const ground of ['ground', 'card', 'note'])
          expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(4.5);
      for (const [index] of SERIES.entries())
        expect(contrast(of(`series-${index + 1}`), of('card'))).toBeGreaterThanOrEqual(3);
    },
  );

  it('has light, dark and paper, each with every variable that charts use', () => {
    expect(THEMES).toHaveLength(3);
    for (const theme of THEMES)
      expect(Object.keys(theme)).toEqual(expect.arrayContaining(Object.values(VARIABLES)));
  });

  it('writes readably on every shade of the heat map, which darkens all the way', () => {
    let before = Number.POSITIVE_INFINITY;
    for (let share = 0; share <= 1; share += 0.01) {
      const fill = cividis(share);
      expect(contrast(fill, inkOnCividis(share))).toBeGreaterThanOrEqual(4.5);
      expect(luminance(fill)).toBeLessThan(before);
      before = luminance(fill);
    }
  });

  it('gives the most the shade that stands out most, on light pages and on dark ones', () => {
    const [white, black] = ['#ffffff', '#000000'];
    expect(pageColor(heat(1))).toBe(`light-dark(${cividis(1)},${cividis(0)})`);
    expect(pageColor(inkOnHeat(1))).toBe(`light-dark(${white},${black})`);
    expect(pageColor(heat(0))).toBe(`light-dark(${cividis(0)},${cividis(1)})`);
    expect(pageColor(inkOnHeat(0))).toBe(`light-dark(${black},${white})`);
    expect(pageColor('#123456')).toBe(null);
  });
});

import jsqr from 'jsqr';
import { describe, expect, test } from 'vitest';
import { linkQr } from '../../functions/referrals/link-qr.ts';
import { referralLink } from '../../functions/referrals/referral-link.ts';

/** The image as a camera sees it: each pixel by the squares of the path that cover it, on white. */
function pixelsOf(svg: string): { readonly data: Uint8ClampedArray; readonly size: number } {
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]);
  const data = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [, x, y, side] of svg.matchAll(/M(\d+),(\d+)h(\d+)v\3h-\3z/g)) {
    for (let row = Number(y); row < Number(y) + Number(side); row += 1) {
      for (let column = Number(x); column < Number(x) + Number(side); column += 1)
        data.set([0, 0, 0, 255], (row * size + column) * 4);
    }
  }
  return { data, size };
}

function scanned(svg: string): string | undefined {
  const { data, size } = pixelsOf(svg);
  return jsqr.default(data, size, size)?.data;
}

describe('a QR code', () => {
  test.each([
    referralLink('https://go.shop.example', 'amber-otter-42', 'qr'),
    referralLink('https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com', 'coffee-with-ada', 'qr'),
    referralLink(`https://${'long-'.repeat(30)}name.example`, 'X'.repeat(40), 'qr'),
    referralLink('http://127.0.0.1:3000', 'A1B2', 'qr'),
  ])('is read as %s', (link) => {
    expect(scanned(linkQr(link))).toBe(link);
  });

  test('is read although there is a hole in it', () => {
    const link = referralLink('https://go.shop.example', 'amber-otter-42', 'qr');
    const { data, size } = pixelsOf(linkQr(link));
    const [begin, end] = [Math.round(size * 0.45), Math.round(size * 0.57)];
    for (let row = begin; row < end; row += 1) {
      for (let column = begin; column < end; column += 1)
        data.set([255, 255, 255, 255], (row * size + column) * 4);
    }
    expect(jsqr.default(data, size, size)?.data).toBe(link);
  });

  test('has white around it, and nothing that runs or loads', () => {
    const svg = linkQr('https://go.shop.example/r/a1b2');
    expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 \d+ \d+"/);
    const { data, size } = pixelsOf(svg);
    const border = 40;
    const dark = [...Array(size * size).keys()].filter((pixel) => data[pixel * 4] === 0);
    expect(Math.min(...dark.map((pixel) => pixel % size))).toBe(border);
    expect(Math.min(...dark.map((pixel) => Math.floor(pixel / size)))).toBe(border);
    expect(svg).not.toMatch(/script|href|on\w+=|url\(/);
  });
});

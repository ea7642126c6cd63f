import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isSigned } from '../../shared/platforms/signature.ts';
import { recordedBody } from './recorded.ts';

const SECRET = 'hush-0123456789abcdef';
const body = recordedBody('shopify', 'orders-paid-tax-included');
const sign = (bytes: Uint8Array, secret: string) =>
  createHmac('sha256', secret).update(bytes).digest('base64');

describe('a signature', () => {
  test('is what RFC 4231 says an HMAC-SHA256 is, in Base64 (test case 2)', () => {
    const published = Buffer.from(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
      'hex',
    ).toString('base64');
    expect(isSigned(Buffer.from('what do ya want for nothing?'), published, ['Jefe'])).toBe(true);
  });

  test('of the bytes with the secret is taken', () => {
    expect(isSigned(body, sign(body, SECRET), [SECRET])).toBe(true);
  });

  test('with either secret is taken while one replaces the other, and with the old one no more afterwards', () => {
    const next = 'hush-fedcba9876543210';
    for (const secret of [SECRET, next])
      expect(isSigned(body, sign(body, secret), [next, SECRET])).toBe(true);
    expect(isSigned(body, sign(body, SECRET), [next])).toBe(false);
  });

  test.each([
    ['missing', undefined],
    ['empty', ''],
    ['not Base64', '***'],
    ['of another secret', sign(body, 'another secret of ours')],
    ['in hexadecimal', createHmac('sha256', SECRET).update(body).digest('hex')],
    ['cut short', sign(body, SECRET).slice(0, 20)],
  ])('that is %s is refused', (_, signature) => {
    expect(isSigned(body, signature, [SECRET])).toBe(false);
  });

  test('of a body that was altered, or parsed and written again, is refused', () => {
    const signature = sign(body, SECRET);
    const text = body.toString('utf8');
    expect(isSigned(Buffer.from(text.replace('"97.00"', '"9700.0"')), signature, [SECRET])).toBe(false);
    expect(isSigned(Buffer.from(JSON.stringify(JSON.parse(text))), signature, [SECRET])).toBe(false);
  });

  test('without a secret in use is refused', () => {
    expect(isSigned(body, sign(body, ''), [])).toBe(false);
  });
});

import { readFileSync } from 'node:fs';
import { disposableEmailBlocklist } from 'disposable-email-domains-js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgedSignals } from '../../shared/domain/referrals/stored-signals.ts';
import { decodeHashes, disposableDomains, encodeHashes } from '../../shared/referrals/disposable-domains.ts';
import { hashedSignals } from '../../shared/referrals/hashed-signals.ts';
import { lists } from '../../tools/referrals/generate-lists.ts';
import { MAIL_DOMAINS } from '../../tools/referrals/population/names.ts';
import { check } from '../law-runs.ts';

const SALT = Buffer.from('a salt of a shop that is secret');
const disposable = disposableDomains(SALT);

const isDisposable = (domain: string): boolean =>
  judgedSignals(hashedSignals({ email: `anna@${domain}` }, SALT), disposable).emailDomainIsDisposable ===
  true;

describe('lists of others', () => {
  test.each(Object.entries(lists()))('%s is what its packages say', (file, text) => {
    const kept = readFileSync(new URL(`../../shared/referrals/${file}`, import.meta.url), 'utf8');
    expect(kept, 'run: node tools/referrals/generate-lists.ts').toBe(text);
  });

  test('every domain of the list is found, and no honest provider', () => {
    const domains = disposableEmailBlocklist();
    expect(domains.length).toBeGreaterThan(5_000);
    expect(domains.filter((domain) => !isDisposable(domain))).toEqual([]);
    expect(MAIL_DOMAINS.filter(isDisposable)).toEqual([]);
    const made = Array.from({ length: 20_000 }, (_, number) => `honest-${number}.example`);
    expect(made.filter(isDisposable).length).toBeLessThan(3);
  });

  test('hashes come back as they were', () => {
    const hashes = fc.array(fc.oneof(fc.nat(300), fc.integer({ min: 0, max: 2 ** 32 - 1 })));
    check(
      fc.property(hashes, (numbers) => {
        expect(decodeHashes(encodeHashes(numbers))).toEqual(new Set(numbers));
      }),
    );
  });
});

import { build } from 'esbuild';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgedSignals } from '../../shared/domain/referrals/stored-signals.ts';
import { disposableDomains } from '../../shared/referrals/disposable-domains.ts';
import { hashedSignals, type RawSignals } from '../../shared/referrals/hashed-signals.ts';
import { check } from '../law-runs.ts';

const SALT = Buffer.from('a salt of a shop that is secret');
const OTHER_SALT = Buffer.from('a salt of another shop, secret too');

const anna: Required<RawSignals> = {
  email: 'Anna.Miller@gmail.com',
  phone: '+49 151 23450781',
  name: 'Anna Miller',
  address: { lines: ['Hauptstraße 12'], postcode: '10115' },
  payment: 'card_fingerprint_1',
  device: 'device-1',
  network: { address: '203.0.113.7', userAgent: 'Safari/605' },
};

describe('hashed signals', () => {
  test('are all that can be compared, and the domains of the mail address, 128 bits each', () => {
    const { emailDomains, ...hashes } = hashedSignals(anna, SALT);
    expect(Object.keys(hashes).sort()).toEqual(
      [
        'address',
        'device',
        'email',
        'emailSkeleton',
        'namePostcode',
        'networkAgent',
        'payment',
        'phone',
      ].sort(),
    );
    expect(emailDomains).toHaveLength(1);
    const all = [...Object.values(hashes), ...(emailDomains ?? [])];
    for (const hash of all) expect(hash).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(new Set(all).size).toBe(9);
  });

  test('are the same for what was written in another way', () => {
    const again: RawSignals = {
      email: 'annamiller+new@googlemail.com',
      phone: '0151/23450781',
      name: 'MILLER Anna',
      address: { lines: ['Hauptstr. 12, Apt 3'], postcode: '10115' },
      payment: ' card_fingerprint_1',
      device: 'device-1 ',
      network: { address: '::ffff:203.0.113.7', userAgent: 'Safari/605' },
    };
    expect(hashedSignals(again, SALT)).toEqual(hashedSignals(anna, SALT));
  });

  test('of one value differ by signal and by deployment', () => {
    const { payment, device } = hashedSignals({ payment: 'same', device: 'same' }, SALT);
    expect(payment).not.toBe(device);
    const other = hashedSignals(anna, OTHER_SALT);
    for (const [signal, hash] of Object.entries(hashedSignals(anna, SALT)))
      expect(other[signal as 'email'], signal).not.toEqual(hash);
  });

  test('leave out what was not given, or tells nothing', () => {
    expect(hashedSignals({}, SALT)).toEqual({});
    expect(
      hashedSignals({ email: 'nobody', phone: '110', payment: ' ', device: '', name: 'Anna Miller' }, SALT),
    ).toEqual({});
  });

  test('know throw-away mail, also below its domain', () => {
    const disposable = disposableDomains(SALT);
    const isDisposable = (email: string) =>
      judgedSignals(hashedSignals({ email }, SALT), disposable).emailDomainIsDisposable;
    expect(isDisposable('x@mailinator.com')).toBe(true);
    expect(isDisposable('x@any.thing.yopmail.com')).toBe(true);
    expect(isDisposable('x@GuerrillaMail.com')).toBe(true);
    expect(isDisposable(`x@${'deep.'.repeat(40)}yopmail.com`)).toBe(true);
    expect(isDisposable('nobody')).toBeUndefined();
    for (const domain of [
      'gmail.com',
      'outlook.com',
      'icloud.com',
      'privaterelay.appleid.com',
      'gmx.de',
      'example.com',
    ])
      expect(isDisposable(`x@${domain}`), domain).toBe(false);
  });

  test('are as long whatever was written, and carry nothing else', () => {
    const word = fc.string({ minLength: 1, maxLength: 500 });
    const raw = fc.record({
      email: word.map((name) => `${name}@example.com`),
      phone: word,
      name: word,
      address: fc.record({ lines: fc.array(word), postcode: word }),
      payment: word,
      device: word,
      network: fc.record({ address: fc.oneof(word, fc.ipV4(), fc.ipV6()), userAgent: word }),
    });
    check(
      fc.property(raw, (written) => {
        const { emailDomains = [], ...hashes } = hashedSignals(written, SALT);
        expect(emailDomains.length).toBeLessThanOrEqual(1);
        for (const hash of [...Object.values(hashes), ...emailDomains])
          expect(hash).toMatch(/^[A-Za-z0-9_-]{22}$/);
        expect(hashedSignals(written, SALT)).toMatchObject(hashes);
      }),
    );
  });

  test('of a long domain are few, and the shortest of those above it', () => {
    const long = hashedSignals({ email: `anna@${'a.'.repeat(100)}example.com` }, SALT).emailDomains ?? [];
    const short = hashedSignals({ email: 'bert@a.example.com' }, SALT).emailDomains ?? [];
    expect(long).toHaveLength(4);
    expect(short).toHaveLength(2);
    expect(long.slice(-2)).toEqual(short);
  });

  test('are judged as they are, but for the domains of the mail address', () => {
    const { emailDomains, ...hashes } = hashedSignals(anna, SALT);
    const none: ReadonlySet<string> = new Set();
    expect(judgedSignals({ ...hashes, emailDomains: emailDomains ?? [] }, none)).toEqual({
      ...hashes,
      emailDomainIsDisposable: false,
    });
    expect(judgedSignals(hashes, disposableDomains(SALT))).toEqual(hashes);
    // The list of another deployment is of no use here.
    const thrownAway = hashedSignals({ email: 'x@mailinator.com' }, SALT);
    expect(judgedSignals(thrownAway, disposableDomains(OTHER_SALT)).emailDomainIsDisposable).toBe(false);
  });

  test('are made without the list of throw-away mail, so that no checkout loads it', async () => {
    const { metafile } = await build({
      entryPoints: ['shared/referrals/hashed-signals.ts'],
      bundle: true,
      platform: 'node',
      metafile: true,
      write: false,
    });
    const inputs = Object.keys(metafile.inputs);
    expect(inputs).toContain('shared/referrals/mail-domains.ts');
    expect(inputs.filter((file) => file.includes('disposable'))).toEqual([]);
  });

  test('need a salt that cannot be tried out', () => {
    expect(() => hashedSignals(anna, Buffer.from('short'))).toThrow(/5 bytes.*16/);
  });
});

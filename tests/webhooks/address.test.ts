import type { lookup } from 'node:dns';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPublic } from '../../shared/webhooks/address.ts';
import { objectionTo } from '../../shared/webhooks/endpoint-url.ts';
import { post } from '../../shared/webhooks/post.ts';
import { check } from '../law-runs.ts';

const DEPLOYED = { mayReachThisMachine: false };
const HERE = { mayReachThisMachine: true };

/** A resolver of names that leads wherever a test says, as somebody's own name server does. */
const leadingTo = (...addresses: readonly string[]): typeof lookup =>
  ((_name: string, _options: object, callback: (error: null, found: object[]) => void) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )) as unknown as typeof lookup;

const NOT_PUBLIC = [
  '127.0.0.1',
  '127.8.9.1',
  '0.0.0.0',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '169.254.170.2',
  '100.64.0.1',
  '192.0.0.8',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '240.0.0.1',
  '::',
  '::1',
  'fe80::1',
  'fc00::1',
  'fd00:ec2::254',
  'ff02::1',
  '::ffff:127.0.0.1',
  '::ffff:169.254.169.254',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001:db8::1',
  'localhost',
  '',
];

describe('addresses that may be called', () => {
  test.each(NOT_PUBLIC)('%j is none', (address) => {
    expect(isPublic(address, DEPLOYED)).toBe(false);
  });

  test.each(['1.1.1.1', '93.184.215.14', '2606:4700:4700::1111', '::ffff:1.1.1.1'])(
    '%s is one',
    (address) => {
      expect(isPublic(address, DEPLOYED)).toBe(true);
    },
  );

  test("on a developer's machine are also its own, and still no other", () => {
    const extra = NOT_PUBLIC.filter((address) => isPublic(address, HERE));
    expect(extra).toEqual(['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1']);
  });

  test('are never of a private network, however written', () => {
    const octet = fc.nat(255);
    check(
      fc.property(octet, octet, octet, (b, c, d) => {
        expect(isPublic(`10.${b}.${c}.${d}`, DEPLOYED)).toBe(false);
        expect(isPublic(`::ffff:10.${b}.${c}.${d}`, DEPLOYED)).toBe(false);
        expect(isPublic(`169.254.${c}.${d}`, HERE)).toBe(false);
        expect(isPublic(`127.${b}.${c}.${d}`, DEPLOYED)).toBe(false);
      }),
    );
  });
});

describe('an address that is registered', () => {
  const objection = (url: string, ...addresses: readonly string[]) =>
    objectionTo(url, DEPLOYED, leadingTo(...addresses));

  test('is taken where all that its name leads to is public', async () => {
    expect(await objection('https://hooks.example/in', '1.1.1.1', '2606:4700:4700::1111')).toBeNull();
  });

  test('is refused where any of it is not, with the reason', async () => {
    expect(await objection('https://hooks.example/in', '1.1.1.1', '10.0.0.7')).toBe(
      'hooks.example leads to 10.0.0.7, which is not an address of the public internet',
    );
  });

  test.each([
    ['http://hooks.example/in', 'must begin with https://'],
    ['http://127.0.0.1:8080/', 'must begin with https://'],
    ['https://127.0.0.1/', '127.0.0.1 is not an address of the public internet'],
    ['https://2130706433/', '127.0.0.1 is not an address of the public internet'],
    ['https://0x7f.1/', '127.0.0.1 is not an address of the public internet'],
    ['https://[::1]/', '::1 is not an address of the public internet'],
    ['https://[::ffff:169.254.169.254]/', '::ffff:a9fe:a9fe is not an address of the public internet'],
    ['https://169.254.169.254/latest/meta-data', '169.254.169.254 is not an address of the public internet'],
  ])('%s is refused', async (url, reason) => {
    expect(await objection(url, '1.1.1.1')).toBe(reason);
  });

  test('is refused where its name leads nowhere', async () => {
    expect(await objection('https://nowhere.example/')).toBe('nowhere.example could not be found: ENOTFOUND');
  });

  test("may be without HTTPS, and this machine's, on a developer's alone", async () => {
    expect(await objectionTo('http://127.0.0.1:8080/in', HERE)).toBeNull();
    expect(await objectionTo('http://10.0.0.1/', HERE)).toBe('must begin with https://');
  });
});

describe('a connection', () => {
  test('is not made where the name has come to lead inside since it was registered', async () => {
    let requests = 0;
    const inside = createServer((_request, response) => {
      requests += 1;
      response.end();
    }).listen(0, '127.0.0.1');
    await new Promise((done) => inside.once('listening', done));
    const { port } = inside.address() as AddressInfo;
    const resolve = leadingTo('127.0.0.1');
    const options = { timeoutMs: 60_000, ...DEPLOYED, resolve };
    const refused = await post(`http://rebound.example:${port}/`, {}, '{}', options);
    expect(refused).toMatchObject({ outcome: 'forbidden', statusCode: null });
    expect(refused.answer).toContain('127.0.0.1');
    expect(await post(`http://127.0.0.1:${port}/`, {}, '{}', options)).toMatchObject({
      outcome: 'forbidden',
    });
    expect(requests).toBe(0);
    // The same way reaches it where it may, so that it is the guard that kept it out.
    const allowed = await post(`http://rebound.example:${port}/`, {}, '{}', { ...options, ...HERE });
    expect([allowed.statusCode, requests]).toEqual([200, 1]);
    inside.close();
  });
});

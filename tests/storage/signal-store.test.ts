import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashedSignals } from '../../shared/referrals/hashed-signals.ts';
import { lakeSalt } from '../../shared/storage/lake-salt.ts';
import { signalSalt } from '../../shared/storage/signal-salt.ts';
import { type SignalStore, signalStore } from '../../shared/storage/signal-store.ts';
import { type StartedTable, startTable } from './started-table.ts';

const SALT = Buffer.from('a salt of a shop that is secret');

let table: StartedTable;
let signals: SignalStore;

beforeAll(async () => {
  table = await startTable('Referrals', 0);
  signals = signalStore(table.client, table.name);
});
afterAll(() => table.close());

describe('signals of a member', () => {
  const all = hashedSignals(
    {
      email: 'Anna.Miller@mail.example.com',
      phone: '+49 151 23450781',
      name: 'Anna Miller',
      address: { lines: ['Hauptstraße 12'], postcode: '10115' },
      payment: 'card_fingerprint_1',
      device: 'device-1',
      network: { address: '203.0.113.7', userAgent: 'Safari/605' },
    },
    SALT,
  );

  test('are kept as they are hashed, all of them', async () => {
    expect(Object.keys(all)).toHaveLength(9);
    await signals.merge('mbr_1', all);
    expect(await signals.read('mbr_1')).toEqual(all);
    expect(await signals.read('mbr_2')).toEqual({});
  });

  test('of a mail address go together: what the next one does not have is gone', async () => {
    const of = (email: string) => hashedSignals({ email, phone: '+49 151 23450781' }, SALT);
    await signals.merge('mbr_8', of('anna.miller.berlin@example.com'));
    expect(await signals.read('mbr_8')).toHaveProperty('emailSkeleton');
    const plain = of('info@example.com');
    expect(plain).not.toHaveProperty('emailSkeleton');
    await signals.merge('mbr_8', plain);
    expect(await signals.read('mbr_8')).toEqual(plain);
  });

  test('are added to, and the later value of each counts', async () => {
    await signals.merge('mbr_3', { email: 'e1', emailDomains: ['d1', 'd2'], device: 'x1' });
    await signals.merge('mbr_3', { device: 'x2', payment: 'p1' });
    await signals.merge('mbr_3', { emailDomains: ['d3'] });
    await signals.merge('mbr_3', {});
    expect(await signals.read('mbr_3')).toEqual({
      email: 'e1',
      emailDomains: ['d3'],
      device: 'x2',
      payment: 'p1',
    });
  });

  test('are not lost where many are kept at once', async () => {
    // Without what is made of a mail address, which the next address takes along, whenever it comes.
    const names = ['email', 'phone', 'address', 'payment', 'namePostcode', 'device'] as const;
    await Promise.all(names.map((name) => signals.merge('mbr_4', { [name]: name })));
    expect(await signals.read('mbr_4')).toEqual(Object.fromEntries(names.map((name) => [name, name])));
  });

  test('of nothing make no item', async () => {
    await signals.merge('mbr_5', {});
    expect(await signals.readMany(['mbr_5'])).toEqual(new Map());
  });

  test('are read of hundreds at once, of each once, and of who has some', async () => {
    const members = Array.from({ length: 250 }, (_, index) => `crowd_${index}`);
    await Promise.all(members.slice(0, 230).map((memberId) => signals.merge(memberId, { device: memberId })));
    const found = await signals.readMany([...members, ...members.slice(0, 40), 'mbr_1']);
    expect(found.size).toBe(231);
    for (const memberId of members.slice(0, 230)) expect(found.get(memberId)).toEqual({ device: memberId });
    expect(found.get('mbr_1')).toEqual(all);
    expect(await signals.readMany([])).toEqual(new Map());
  });

  test('are erased with the member', async () => {
    await signals.merge('mbr_6', { email: 'e1' });
    expect(await table.commit(...signals.erasing('mbr_6'), ...signals.erasing('mbr_nobody'))).toBe(true);
    expect(await signals.read('mbr_6')).toEqual({});
  });
});

describe('the salt', () => {
  let credentials: StartedTable;
  beforeAll(async () => {
    credentials = await startTable('Credentials', 0, false);
  });
  afterAll(() => credentials.close());

  test('is made once, whoever needs it first, and is the same from then on', async () => {
    const containers = Array.from({ length: 40 }, () => signalSalt(credentials.client, credentials.name));
    const salts = await Promise.all(containers.flatMap((salt) => [salt(), salt()]));
    expect(salts[0]).toHaveLength(32);
    expect(new Set(salts.map((salt) => Buffer.from(salt).toString('hex'))).size).toBe(1);
    const later = await signalSalt(credentials.client, credentials.name)();
    expect(Buffer.from(later)).toEqual(Buffer.from(salts[0] ?? []));
    expect(() => hashedSignals({ email: 'anna@example.com' }, later)).not.toThrow();
    const lake = await lakeSalt(credentials.client, credentials.name)();
    expect(Buffer.from(lake)).not.toEqual(Buffer.from(later));
    const again = await lakeSalt(credentials.client, credentials.name)();
    expect(Buffer.from(again)).toEqual(Buffer.from(lake));
    // The keys among the credentials that functions may write: infra/state/credential-table.ts.
    const { Items: items = [] } = await credentials.client.send(
      new ScanCommand({ TableName: credentials.name }),
    );
    expect(items.map(({ pk }) => pk?.S).toSorted()).toEqual(['SALT#lake', 'SALT#signals']);
  });

  test('is asked for again where storage failed, and then kept', async () => {
    const salt = signalSalt(credentials.impatientClient, credentials.name);
    credentials.proxy.setRates({ GetItem: { server_error: 1 } });
    await expect(salt()).rejects.toMatchObject({ name: 'Fault', code: 'UNAVAILABLE' });
    credentials.proxy.setRates({});
    const read = await salt();
    credentials.proxy.setRates({ GetItem: { server_error: 1 } });
    expect(await salt()).toBe(read);
    credentials.proxy.setRates({});
  });
});

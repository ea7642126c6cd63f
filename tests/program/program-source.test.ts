import { describe, expect, test } from 'vitest';
import { DEFAULT_PROGRAM } from '../../shared/domain/program/default-program.ts';
import { FIRST_HEAD, type ProgramHead } from '../../shared/domain/program/publication.ts';
import { Fault } from '../../shared/storage/fault.ts';
import { builtInVersion, type PublishedVersion } from '../../shared/storage/program-codec.ts';
import { programSource } from '../../shared/storage/program-source.ts';

const NOW = 1_790_000_000;
const LEAD = 30;

/** A table that counts what is read of it, and fails on wish. */
function aTable(head: ProgramHead = FIRST_HEAD) {
  const { version: _version, ...document } = DEFAULT_PROGRAM;
  const table = { head, headReads: 0, versionReads: [] as number[], isFailing: false };
  const store = {
    async readHead(): Promise<ProgramHead> {
      table.headReads += 1;
      await Promise.resolve();
      if (table.isFailing) throw new Fault('UNAVAILABLE', 'out of order');
      return table.head;
    },
    async readVersion(version: number): Promise<PublishedVersion | null> {
      table.versionReads.push(version);
      if (table.isFailing) throw new Fault('UNAVAILABLE', 'out of order');
      return version > table.head.lastVersion ? null : { ...builtInVersion(document), version };
    },
  };
  const logged: string[] = [];
  const log = {
    warn: (message: string) => logged.push(`warn: ${message}`),
    error: (message: string) => logged.push(`error: ${message}`),
  };
  return { table, source: programSource(store, { leadSeconds: LEAD, log }), logged };
}

const headOf = (...times: readonly number[]): ProgramHead => ({
  lastVersion: times.length,
  revision: times.length,
  timetable: times.map((effectiveFrom, index) => ({ version: index + 1, effectiveFrom })),
});

describe('the program of a warm function', () => {
  test('is looked up once in half a lead, and once for all requests that come meanwhile', async () => {
    const { table, source } = aTable();
    const first = await Promise.all([0, 0, 1, 2].map((later) => source.inForce(NOW + later)));
    expect(new Set(first).size).toBe(1);
    for (let later = 0; later < LEAD / 2; later += 1) await source.inForce(NOW + later);
    expect([table.headReads, table.versionReads]).toEqual([1, [1]]);
    await source.inForce(NOW + LEAD / 2);
    expect([table.headReads, table.versionReads]).toEqual([2, [1]]);
  });

  test('is the new one from its first second on, whenever it was published within the rules', async () => {
    for (let lookedBefore = 0; lookedBefore < LEAD; lookedBefore += 1) {
      const { table, source } = aTable();
      await source.inForce(NOW - lookedBefore);
      table.head = headOf(0, NOW + LEAD);
      for (let later = 0; later < LEAD; later += 1)
        expect((await source.inForce(NOW + later)).version).toBe(1);
      expect((await source.inForce(NOW + LEAD)).version).toBe(2);
    }
  });

  test('that is scheduled is at hand before its moment, so that it takes effect without a read', async () => {
    const { table, source } = aTable(headOf(0, NOW + 5));
    await source.inForce(NOW);
    table.isFailing = true;
    expect((await source.inForce(NOW + 5)).version).toBe(2);
  });

  test('that was canceled is forgotten', async () => {
    const { table, source } = aTable(headOf(0, NOW + 1_000));
    await source.inForce(NOW);
    table.head = { ...headOf(0), lastVersion: 2, revision: 3 };
    expect((await source.inForce(NOW + 1_000)).version).toBe(1);
  });

  test('stays what it was while storage fails, and says so', async () => {
    const { table, source, logged } = aTable();
    await source.inForce(NOW);
    table.isFailing = true;
    expect((await source.inForce(NOW + 60)).version).toBe(1);
    expect(logged).toEqual([expect.stringMatching(/^warn: .*could not be looked up/)]);
    await source.inForce(NOW + 61);
    expect(table.headReads).toBe(2);
    table.isFailing = false;
    table.head = headOf(0, NOW + 62);
    expect((await source.inForce(NOW + 75)).version).toBe(2);
  });

  test('stays what it was where the timetable names what is not there, which is a bug and logged as one', async () => {
    const { table, source, logged } = aTable();
    await source.inForce(NOW);
    table.head = { ...headOf(0, NOW), lastVersion: 1 };
    expect((await source.inForce(NOW + 60)).version).toBe(1);
    expect(logged).toEqual([expect.stringMatching(/^error: /)]);
  });

  test('is a fault where storage fails and nothing is known yet, and not for longer than that', async () => {
    const { table, source, logged } = aTable();
    table.isFailing = true;
    await expect(source.inForce(NOW)).rejects.toThrow(Fault);
    table.isFailing = false;
    expect((await source.inForce(NOW)).version).toBe(1);
    expect(logged).toEqual([]);
  });

  test('of an entry is read by its number, once', async () => {
    const { table, source } = aTable(headOf(0, 10, 20));
    expect((await source.version(2)).version).toBe(2);
    await source.version(2);
    expect([table.headReads, table.versionReads]).toEqual([0, [2]]);
    await expect(source.version(4)).rejects.toThrow('program version 4 is not among the published ones');
  });
});

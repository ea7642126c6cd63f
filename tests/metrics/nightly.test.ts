import { join } from 'node:path';
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nightly } from '../../functions/metrics/nightly.ts';
import { FigureManifest } from '../../shared/contracts/figures.ts';
import type { Objects } from '../../shared/lake/objects.ts';
import { COUNTING } from '../../shared/metrics/counting.ts';
import { gzippedLines, type LakeWorld, rawKey, startWorld } from '../lake/curation-world.ts';
import { Crash, dyingObjects } from '../lake/failing-objects.ts';
import { aLine } from '../lake/raw-lines.ts';

let world: LakeWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const at = (moment: string): number => Date.parse(moment) / 1000;
const silent = new Logger({ logLevel: 'SILENT' });

/** The bucket of a shop with one member. */
async function shopWithOrders(): Promise<Objects> {
  const objects = world.bucket();
  await objects.put(
    rawKey('2026-11-20', '10-a'),
    gzippedLines([aLine({ type: 'member.enrolled', recordedAt: '2026-11-20T10:00:05Z' })]),
  );
  return objects;
}

/** One call of the function. @returns the age that it told, `null`: none */
async function hour(objects: Objects, moment: string, timeZone = 'Europe/Berlin'): Promise<number | null> {
  const metrics = new Metrics({ namespace: 'test', serviceName: 'metrics' });
  const now = at(moment);
  const run = nightly({
    shop: {
      workshop: { objects, folder: join(world.folder, 'nightly'), now: () => now },
      counting: COUNTING,
    },
    termsAt: async () => ({ timeZone, settings: {} }),
    logger: silent,
    metrics,
  });
  try {
    await run(now);
  } catch (error) {
    if (metrics.hasStoredMetrics()) throw new Error('A run that failed told an age.', { cause: error });
    throw error;
  }
  const told = metrics.serializeMetrics();
  metrics.clearMetrics();
  return Number(told['FiguresAgeDays']);
}

async function newest(objects: Objects): Promise<string | null> {
  const found = await objects.get('metrics/v1/latest.json');
  return found === null ? null : FigureManifest.parse(JSON.parse(found.bytes.toString())).asOf;
}

/** Everything but what arrived, with what tells its content. */
async function madeOf(objects: Objects): Promise<readonly string[]> {
  const made: string[] = [];
  for await (const { key } of objects.list('')) {
    if (!key.startsWith('raw/')) made.push(`${key} ${(await objects.get(key))?.etag}`);
  }
  return made;
}

describe('the nightly run', () => {
  it('counts until yesterday before two in the morning of the program, and until midnight from then on', async () => {
    const objects = await shopWithOrders();
    // In Berlin, that is one minute to two on the 24th, and two.
    expect(await hour(objects, '2026-11-24T00:59:00Z')).toBe(0);
    expect(await newest(objects)).toBe('2026-11-23');
    expect(await hour(objects, '2026-11-24T01:00:00Z')).toBe(0);
    expect(await newest(objects)).toBe('2026-11-24');
    expect(await hour(objects, '2026-11-24T23:30:00Z')).toBe(0);
    expect(await newest(objects)).toBe('2026-11-24');
  });

  it('does nothing where the figures are there already, and says that it looked', async () => {
    const objects = await shopWithOrders();
    await hour(objects, '2026-11-24T03:00:00Z');
    const before = await madeOf(objects);
    // What arrives meanwhile is taken in by the next night.
    await objects.put(
      rawKey('2026-11-24', '04-b'),
      gzippedLines([aLine({ id: 'evt_2', type: 'member.closed', sequence: 2 })]),
    );
    expect(await hour(objects, '2026-11-24T04:00:00Z')).toBe(0);
    expect(await madeOf(objects)).toEqual(before);
    await hour(objects, '2026-11-25T03:00:00Z');
    expect(await newest(objects)).toBe('2026-11-25');
  });

  it('where it fails tells no age, which the alarm misses, and the next hour makes up for it', async () => {
    const objects = await shopWithOrders();
    await hour(objects, '2026-11-23T03:00:00Z');
    // The last of them die in the counting that is being published.
    for (const calls of [0, 2, 5, 60]) {
      await expect(hour(dyingObjects(objects, calls, false), '2026-11-24T03:00:00Z')).rejects.toThrow(Crash);
      expect(await newest(objects)).toBe('2026-11-23');
    }
    expect(await hour(objects, '2026-11-24T04:00:00Z')).toBe(0);
    expect(await newest(objects)).toBe('2026-11-24');
  });

  it('counts a shop to which nothing has happened, too', async () => {
    const objects = world.bucket();
    expect(await hour(objects, '2026-11-24T03:00:00Z')).toBe(0);
    expect(await newest(objects)).toBe('2026-11-24');
  });
});

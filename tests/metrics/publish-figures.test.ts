import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figureSource } from '../../functions/figures/figure-source.ts';
import { manifestKeyOf } from '../../shared/contracts/figures.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import type { LakeEngine } from '../../shared/lake/engine.ts';
import type { Objects } from '../../shared/lake/objects.ts';
import { exportFigures } from '../../shared/metrics/export-figures.ts';
import type { IsoDay } from '../../shared/metrics/figure.ts';
import { publishFigures } from '../../shared/metrics/publish-figures.ts';
import type { Fault } from '../../shared/storage/fault.ts';
import { type LakeWorld, startWorld } from '../lake/curation-world.ts';
import { figureOf, METRIC, publishDay } from './published-metric.ts';

let engine: LakeEngine;
let world: LakeWorld;
const folder = mkdtempSync(join(tmpdir(), 'figures-'));
beforeAll(async () => {
  world = await startWorld();
  engine = await world.engine();
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

/** One whole counting of a day. */
const publish = (objects: Objects, asOf: IsoDay, value: number, sequence = 1) =>
  publishDay({ engine, folder }, objects, [figureOf(asOf, value)], asOf, sequence);

/** Every key with its bytes. */
async function contentsOf(objects: Objects): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for await (const { key } of objects.list(''))
    found[key] = (await objects.get(key))?.bytes.toString('base64') ?? '';
  return found;
}

/** What whoever reads figures sees. */
async function read(objects: Objects, asOf?: IsoDay) {
  const source = figureSource(async (key) => (await objects.get(key))?.bytes.toString() ?? null);
  const manifest = await source.manifest(asOf);
  if (isRefusal(manifest)) return manifest.code;
  const found = await source.metric(manifest, 'nps');
  if (isRefusal(found)) return found.code;
  return [manifest.asOf, ...found.file.figures.map(({ value }) => value)];
}

describe('publishing figures', () => {
  it('gives readers the newest day, and each other day by its name', async () => {
    const objects = world.bucket();
    expect(await read(objects)).toBe('FIGURES_NOT_FOUND');
    expect((await publish(objects, '2026-02-02', 20)).isLatest).toBe(true);
    expect(await read(objects)).toEqual(['2026-02-02', 20]);
    // An earlier day, on demand, leaves what is newest as it is.
    expect((await publish(objects, '2026-02-01', 10)).isLatest).toBe(false);
    expect(await read(objects)).toEqual(['2026-02-02', 20]);
    expect(await read(objects, '2026-02-01')).toEqual(['2026-02-01', 10]);
    expect(await read(objects, '2026-02-03')).toBe('FIGURES_NOT_FOUND');
  });

  it('of the same figures again writes nothing', async () => {
    const objects = world.bucket();
    expect((await publish(objects, '2026-02-01', 10)).written).toBe(3);
    const before = await contentsOf(objects);
    expect((await publish(objects, '2026-02-01', 10)).written).toBe(0);
    expect(await contentsOf(objects)).toEqual(before);
    // A day counted anew, with what came late.
    expect((await publish(objects, '2026-02-01', 11, 2)).written).toBe(3);
    expect(await read(objects)).toEqual(['2026-02-01', 11]);
  });

  it('of many days at once leaves the latest of them as the newest', async () => {
    const objects = world.bucket();
    const days = ['2026-02-03', '2026-02-01', '2026-02-05', '2026-02-02', '2026-02-04'];
    const files = new Map<IsoDay, Awaited<ReturnType<typeof exportFigures>>>();
    for (const asOf of days) {
      files.set(asOf, await exportFigures(engine, [METRIC], [figureOf(asOf, 1)], asOf, join(folder, asOf)));
    }
    await Promise.all(
      days.map((asOf) =>
        publishFigures(objects, join(folder, asOf), {
          run: { asOf, timeZone: 'UTC', settings: {} },
          lake: { generation: 1, sequence: 1 },
          metrics: [METRIC],
          files: files.get(asOf) ?? [],
        }),
      ),
    );
    expect(await read(objects)).toEqual(['2026-02-05', 1]);
  });

  it('wherever it ends, never shows figures of two countings', async () => {
    for (let puts = 0; puts <= 6; puts += 1) {
      const objects = world.bucket();
      await publish(objects, '2026-02-01', 10);
      let left = puts;
      const dying: Objects = {
        ...objects,
        put: async (...args) => {
          left -= 1;
          if (left < 0) throw new Error('the process ended');
          return objects.put(...args);
        },
        putIf: async (...args) => {
          left -= 1;
          if (left < 0) throw new Error('the process ended');
          return objects.putIf(...args);
        },
      };
      const outcome = await publish(dying, '2026-02-01', 11, 2).catch(({ message }: Error) => message);
      const seen = await read(objects, '2026-02-01').catch(({ code }: Fault) => code);
      expect([['2026-02-01', 10], ['2026-02-01', 11], 'UNAVAILABLE']).toContainEqual(seen);
      // Never the figures of one under the manifest of the other.
      if (seen !== 'UNAVAILABLE') {
        const manifest = JSON.parse((await objects.get(manifestKeyOf('2026-02-01')))?.bytes.toString() ?? '');
        expect(seen).toEqual(['2026-02-01', 9 + manifest.lake.sequence]);
      }
      if (outcome !== 'the process ended') expect(seen).toEqual(['2026-02-01', 11]);
      await publish(objects, '2026-02-01', 11, 2);
      expect(await read(objects, '2026-02-01')).toEqual(['2026-02-01', 11]);
      expect(await read(objects)).toEqual(['2026-02-01', 11]);
    }
  });
});

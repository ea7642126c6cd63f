import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figureSource } from '../../functions/figures/figure-source.ts';
import { listFigures } from '../../functions/figures/list-figures.ts';
import { readFigures } from '../../functions/figures/read-figures.ts';
import * as operations from '../../shared/contracts/operations/figures.ts';
import type { LakeEngine } from '../../shared/lake/engine.ts';
import type { Objects } from '../../shared/lake/objects.ts';
import type { ApiEvent } from '../../shared/lambda/caller.ts';
import type { IsoDay } from '../../shared/metrics/figure.ts';
import { apiEvent } from '../../tools/bench/harness/api-event.ts';
import { type LakeWorld, startWorld } from '../lake/curation-world.ts';
import { runs, SEED } from '../law-runs.ts';
import { figureOf, METRIC, publishDay } from './published-metric.ts';

const DAY = '2026-02-01';
let engine: LakeEngine;
let world: LakeWorld;
const folder = mkdtempSync(join(tmpdir(), 'figures-api-'));
beforeAll(async () => {
  world = await startWorld();
  engine = await world.engine();
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

/** A counting of a day with so many figures, each of a survey of its own. */
const publish = (objects: Objects, values: readonly number[], asOf: IsoDay = DAY, sequence = 1) => {
  const figures = values.map((value, index) => figureOf(asOf, value, `survey-${index}`));
  return publishDay({ engine, folder }, objects, figures, asOf, sequence);
};

/** Both operations, as one warm function answers them. */
function apiOf(objects: Objects) {
  const source = figureSource(async (key) => (await objects.get(key))?.bytes.toString() ?? null);
  const list = listFigures(source);
  const read = readFigures(source);
  const bodyOf = ({ body }: { body?: string | undefined }) => JSON.parse(body ?? 'null');
  return {
    list: async (query: Readonly<Record<string, string>> = {}) =>
      bodyOf(await list.run(apiEvent(operations.listFigures, { query }) as unknown as ApiEvent, 0)),
    read: async (query: Readonly<Record<string, string>> = {}, metric = METRIC.name) => {
      const event = apiEvent(operations.readFigures, { path: { metric }, query });
      return bodyOf(await read.run(event as unknown as ApiEvent, 0));
    },
  };
}

const valuesOf = ({ figures }: { figures: readonly { value: number }[] }) =>
  figures.map(({ value }) => value);

describe('the figures of the API', () => {
  it('are the newest, unless a day is named', async () => {
    const objects = world.bucket();
    const api = apiOf(objects);
    expect(await api.list()).toEqual({ asOf: null, timeZone: null, metrics: [] });
    expect((await api.list({ asOf: '2026-02-01' })).code).toBe('FIGURES_NOT_FOUND');
    await publish(objects, [1], '2026-02-02');
    await publish(objects, [2, 3], '2026-02-01');
    expect(await api.list()).toMatchObject({ asOf: '2026-02-02', metrics: [{ metric: 'nps', rows: 1 }] });
    expect(await api.list({ asOf: '2026-02-01' })).toMatchObject({
      asOf: '2026-02-01',
      metrics: [{ rows: 2 }],
    });
    expect(valuesOf(await api.read())).toEqual([1]);
    expect(valuesOf(await api.read({ asOf: '2026-02-01' }))).toEqual([2, 3]);
    expect((await api.read({ asOf: '2026-01-31' })).code).toBe('FIGURES_NOT_FOUND');
    expect((await api.read({}, 'happiness')).code).toBe('METRIC_NOT_FOUND');
  });

  it('come by pages of any length, each figure once and in their order', async () => {
    const objects = world.bucket();
    const values = Array.from({ length: 23 }, (_, index) => index);
    await publish(objects, values);
    const api = apiOf(objects);
    const whole = (await api.read()).figures;
    expect(whole).toHaveLength(values.length);
    const property = fc.asyncProperty(fc.integer({ min: 1, max: 30 }), async (limit) => {
      const read: unknown[] = [];
      let query: Readonly<Record<string, string>> = {};
      for (let pages = 1; ; pages += 1) {
        const page = await api.read({ ...query, limit: String(limit) });
        read.push(...page.figures);
        if (page.nextCursor === null) {
          expect(pages).toBe(Math.ceil(values.length / limit));
          break;
        }
        expect(page.figures).toHaveLength(limit);
        query = { cursor: page.nextCursor };
      }
      expect(read).toEqual(whole);
    });
    await fc.assert(property, { seed: SEED, numRuns: runs(30) });
  });

  it('of a cursor stay those of its day, whatever became the newest meanwhile', async () => {
    const objects = world.bucket();
    const api = apiOf(objects);
    await publish(objects, [1, 2]);
    const cursor = (await api.read({ limit: '1' })).nextCursor;
    await publish(objects, [8, 9], '2026-02-02');
    expect(await api.read({ cursor })).toMatchObject({
      asOf: DAY,
      figures: [{ value: 2 }],
      nextCursor: null,
    });
    await expect(api.read({ cursor, asOf: '2026-02-02' })).rejects.toMatchObject({
      code: 'REQUEST_INVALID',
      errors: [{ pointer: '/query/asOf', detail: expect.stringContaining(DAY) }],
    });
  });

  it('of a day that was counted anew end the pages of the counting before, unless they are the same', async () => {
    const objects = world.bucket();
    const api = apiOf(objects);
    await publish(objects, [1, 2]);
    const cursor = (await api.read({ limit: '1' })).nextCursor;
    await publish(objects, [1, 2], DAY, 2);
    expect(valuesOf(await api.read({ cursor }))).toEqual([2]);
    await publish(objects, [1, 3], DAY, 3);
    await expect(api.read({ cursor })).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
    expect(valuesOf(await api.read())).toEqual([1, 3]);
  });

  it.each(['', 'abc', Buffer.from('after:2026-02-01#short#1').toString('base64url')])(
    'refuse %j as a cursor',
    async (cursor) => {
      const objects = world.bucket();
      await publish(objects, [1]);
      await expect(apiOf(objects).read({ cursor })).rejects.toMatchObject({
        code: expect.stringMatching(/^(CURSOR|REQUEST)_INVALID$/),
      });
    },
  );

  it('are unavailable for the moment in which their file is of another counting than the manifest', async () => {
    const objects = world.bucket();
    await publish(objects, [1]);
    const key = `metrics/v1/as_of=${DAY}/json/nps.json`;
    const bytes = (await objects.get(key))?.bytes ?? Buffer.alloc(0);
    await objects.put(key, Buffer.from(`${bytes} `));
    await expect(apiOf(objects).read()).rejects.toMatchObject({ code: 'UNAVAILABLE', retryable: true });
    await objects.put(key, bytes);
    expect(valuesOf(await apiOf(objects).read())).toEqual([1]);
  });
});

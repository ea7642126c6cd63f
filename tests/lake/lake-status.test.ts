import { afterAll, expect, test } from 'vitest';
import { curate } from '../../shared/lake/curate.ts';
import { lakeStatus } from '../../tools/cli/lake/lake-status.ts';
import { gzippedLines, rawKey, startWorld } from './curation-world.ts';
import { aLine } from './raw-lines.ts';

const world = await startWorld();
afterAll(() => world.close());
const NOW = Date.parse('2026-11-20T10:30:05Z') / 1000;

test('says what there is, how new it is, what waits and what was set aside', async () => {
  const objects = world.bucket();
  expect(await lakeStatus(objects, NOW)).toMatch(
    /^No manifest yet: nothing was curated\.\n.*No event yet\./s,
  );
  await objects.put(rawKey('2026-11-20', '1'), gzippedLines([aLine({ type: 'member.enrolled' })]));
  await objects.put(rawKey('2026-11-20', '2'), Buffer.from('no gzip'));
  await curate(world.workshop(objects, await world.engine(), { now: NOW }));
  await objects.put(rawKey('2026-11-20', '3'), Buffer.from('waits'));
  const lines = (await lakeStatus(objects, NOW)).split('\n');
  expect(lines[0]).toBe('Manifest 1 of generation 1, made at 2026-11-20T10:30:05Z.');
  expect(lines.find((line) => line.startsWith('members'))).toMatch(/^members +1 +1 +0\.0$/);
  expect(lines.find((line) => line.startsWith('all'))).toMatch(/^all +1 +1 +0\.0$/);
  expect(lines.find((line) => line.startsWith('Newest'))).toBe(
    'Newest event: happened at 2026-11-20T10:00:00Z; the last was written down at 2026-11-20T10:00:05Z, 30 minutes ago.',
  );
  expect(lines.find((line) => line.startsWith('Raw'))).toBe(
    'Raw objects: 2 taken in, 1 waiting (0.0 MB), 1 set aside.',
  );
  expect(lines.at(-1)).toMatch(/set aside: raw\/v1\/arrived=2026-11-20\/2\.ndjson\.gz: .+/);
});

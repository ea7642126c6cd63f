import { expect, test } from 'vitest';
import { rivalsAt } from '../../../web/console/program/publishing/rivals.ts';

const NOW = Date.parse('2026-11-02T10:00:00Z');
const version = (number: number, status: string, effectiveFrom: string) => ({
  version: number,
  status,
  effectiveFrom,
});
const IN_FORCE = version(4, 'in_force', '2026-10-01T00:00:00Z');
const PUBLISHED_JUST_NOW = version(7, 'scheduled', '2026-11-02T10:00:20Z');
const VERSIONS = [
  PUBLISHED_JUST_NOW,
  version(6, 'canceled', '2026-11-20T00:00:00Z'),
  version(5, 'scheduled', '2026-12-01T00:00:00Z'),
  IN_FORCE,
];
const rivals = (versions: typeof VERSIONS, at: string | null) => {
  const { replaced, follower } = rivalsAt(IN_FORCE, versions, at, NOW);
  return [replaced.version, follower?.version ?? null];
};

test('a publication meets what somebody has published a moment before, and a campaign takes its place later', () => {
  expect(rivals(VERSIONS, null)).toEqual([7, 5]);
  expect(rivals(VERSIONS.slice(1), null)).toEqual([4, 5]);
  expect(rivals([IN_FORCE], null)).toEqual([4, null]);
});

test('at a date it meets what counts then', () => {
  expect(rivals(VERSIONS, '2026-11-25T00:00:00Z')).toEqual([7, 5]);
  // At the same moment, what was published last counts.
  expect(rivals(VERSIONS, '2026-12-01T00:00:00Z')).toEqual([5, null]);
});

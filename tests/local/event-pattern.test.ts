import { expect, test } from 'vitest';
import { compileEventPattern } from '../../local/events/event-pattern.ts';

const event = {
  source: 'perennial',
  'detail-type': 'PointsEarned',
  detail: {
    points: 120,
    tier: 'Gold',
    channel: null,
    tags: ['spring', 'web'],
    lines: [{ sku: 'a' }, { sku: 'b' }],
  },
};

test.each<[string, unknown, boolean]>([
  ['an exact value', { source: ['perennial'] }, true],
  ['another value', { source: ['other'] }, false],
  ['one of several', { source: ['other', 'perennial'] }, true],
  ['all fields', { source: ['perennial'], detail: { tier: ['Silver'] } }, false],
  ['null', { detail: { channel: [null] } }, true],
  ['a number', { detail: { points: [120] } }, true],
  ['an element of a list', { detail: { tags: ['web'] } }, true],
  ['a field of a listed object', { detail: { lines: { sku: ['b'] } } }, true],
  ['a prefix', { 'detail-type': [{ prefix: 'Points' }] }, true],
  ['a prefix in another case', { 'detail-type': [{ prefix: { 'equals-ignore-case': 'POINTS' } }] }, true],
  ['a suffix', { 'detail-type': [{ suffix: 'Earned' }] }, true],
  ['a wrong suffix', { 'detail-type': [{ suffix: 'Burned' }] }, false],
  ['a wildcard', { 'detail-type': [{ wildcard: 'P*Ear*d' }] }, true],
  ['a wildcard with a dot', { 'detail-type': [{ wildcard: 'Points.arned' }] }, false],
  ['another case', { detail: { tier: [{ 'equals-ignore-case': 'gold' }] } }, true],
  ['a range', { detail: { points: [{ numeric: ['>', 100, '<=', 120] }] } }, true],
  ['a range that ends before', { detail: { points: [{ numeric: ['<', 120] }] } }, false],
  ['an existing field', { detail: { tier: [{ exists: true }] } }, true],
  ['a missing field', { detail: { reason: [{ exists: false }] } }, true],
  ['a missing field below a missing one', { extra: { reason: [{ exists: false }] } }, true],
  ['anything but', { detail: { tier: [{ 'anything-but': 'Silver' }] } }, true],
  ['anything but itself', { detail: { tier: [{ 'anything-but': ['Silver', 'Gold'] }] } }, false],
  ['anything but a prefix', { detail: { tier: [{ 'anything-but': { prefix: 'G' } }] } }, false],
  ['anything but, of a missing field', { detail: { reason: [{ 'anything-but': 'x' }] } }, false],
  ['one of two conditions', { $or: [{ source: ['other'] }, { detail: { points: [120] } }] }, true],
  ['none of two conditions', { $or: [{ source: ['other'] }, { detail: { points: [1] } }] }, false],
])('matches %s', (_, pattern, expected) => {
  expect(compileEventPattern(pattern)(event)).toBe(expected);
});

test.each<[unknown]>([
  [{ source: [{ cidr: '10.0.0.0/8' }] }],
  [{ source: 'perennial' }],
  [{ a: [{ numeric: ['~', 1] }] }],
])('refuses %j', (pattern) => {
  expect(() => compileEventPattern(pattern)).toThrow('event-pattern.ts');
});

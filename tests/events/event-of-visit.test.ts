import { expect, test } from 'vitest';
import { EVENTS } from '../../shared/contracts/events.ts';
import { eventsOfItem } from '../../shared/events/events-of-item.ts';
import type { Item } from '../../shared/storage/keys.ts';
import { newVisitId } from '../../shared/storage/visit-store.ts';

const VISITED_AT = 1_790_000_000;
const visitId = newVisitId(VISITED_AT);
const item: Item = {
  pk: { S: `VISIT#${visitId}` },
  sk: { S: 'VISIT' },
  advocateId: { S: 'mbr_0123456789abcdefghij' },
  code: { S: 'amber-otter-42' },
  visitedAt: { N: VISITED_AT.toString() },
  channel: { S: 'whatsapp' },
  referrerHost: { S: 'l.instagram.com' },
  forgottenAt: { N: (VISITED_AT + 1).toString() },
};

test('a visit is told of the advocate, the same whenever it is told, and without where it came from', () => {
  const [event, ...others] = eventsOfItem(item);
  expect(others).toEqual([]);
  expect(event).toEqual({
    type: 'referral.visited',
    detail: {
      id: `evt_${visitId}`,
      version: 1,
      memberId: 'mbr_0123456789abcdefghij',
      occurredAt: '2026-09-21T14:13:20Z',
      recordedAt: '2026-09-21T14:13:20Z',
      data: { code: 'amber-otter-42', channel: 'whatsapp' },
    },
  });
  expect(EVENTS['referral.visited'].parse(event?.detail)).toEqual(event?.detail);
  expect(eventsOfItem(item)).toEqual([event]);
});

test('one that cannot be told is a poison record, and not silence', () => {
  const { channel: _, ...told } = item;
  expect(eventsOfItem(told)).toMatchObject([{ detail: { data: { channel: null } } }]);
  expect(() => eventsOfItem({ ...item, advocateId: { S: 'ann' } })).toThrow(/memberId/);
  const { visitedAt: __, ...timeless } = item;
  expect(() => eventsOfItem(timeless)).toThrow();
});

test('codes, lists, signals and accounts tell nothing', () => {
  for (const pk of ['CODE#amber', 'ADVOCATE#a', 'SIGNALS#a', 'REVIEWS', 'DUE', 'ACCOUNT#a'])
    expect(eventsOfItem({ pk: { S: pk }, sk: { S: 'CODE' } })).toEqual([]);
});

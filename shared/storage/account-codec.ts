import type { Account, AccountStatus } from '../domain/ledger/account.ts';
import type { Assignment } from '../domain/tiers/standing.ts';
import { decodeHolds, encodeHolds } from './holds-codec.ts';
import { accountKey, type Item } from './keys.ts';
import { decodeLots, encodeLots } from './lots-codec.ts';
import { decodeMarks, encodeMarks } from './marks-codec.ts';
import { decodeProgress, encodeProgress } from './progress-codec.ts';
import { decodeSpans, encodeSpans } from './spans-codec.ts';
import { decodeUses, encodeUses } from './uses-codec.ts';

/** An account without entries has no item; an item therefore always has all of these, but for what is null, none or zero. */
export function encodeAccount(account: Account): Item {
  const { enrolledAt, lastOrderAt, assignment, referrerId, toldTier } = account;
  return {
    ...accountKey(account.memberId),
    state: { S: account.status },
    version: { N: account.sequence.toString() },
    settledAt: { N: account.settledAt.toString() },
    lots: { S: encodeLots(account) },
    qualifying: { S: encodeProgress(account.qualifying) },
    ...(account.holds.length > 0 ? { holds: { S: encodeHolds(account.holds) } } : {}),
    ...(account.deficit > 0 ? { deficit: { N: account.deficit.toString() } } : {}),
    ...(enrolledAt === null && lastOrderAt === null
      ? {}
      : { moments: { S: encodeMoments(enrolledAt, lastOrderAt) } }),
    ...(assignment === null ? {} : { assignment: { S: JSON.stringify(assignment) } }),
    ...(referrerId === null ? {} : { referrer: { S: referrerId } }),
    ...(toldTier === null ? {} : { toldTier: { S: toldTier } }),
    ...(account.uses.length > 0 ? { uses: { S: encodeUses(account.uses) } } : {}),
    ...(account.marks.length > 0 ? { marks: { S: encodeMarks(account.marks) } } : {}),
    ...(account.spans.length > 0 ? { spans: { S: encodeSpans(account.spans) } } : {}),
  };
}

/** @throws Error when an attribute is missing: the item was damaged or written by something else. */
export function decodeAccount(item: Item): Account {
  return {
    memberId: text(item, 'pk').slice('ACCOUNT#'.length),
    status: text(item, 'state') as AccountStatus,
    sequence: number(item, 'version'),
    settledAt: number(item, 'settledAt'),
    ...decodeLots(text(item, 'lots')),
    holds: decodeHolds(item['holds']?.S ?? ''),
    deficit: numberOrNull(item, 'deficit') ?? 0,
    qualifying: decodeProgress(text(item, 'qualifying')),
    ...decodeMoments(item['moments']?.S ?? ''),
    assignment: JSON.parse(item['assignment']?.S ?? 'null') as Assignment | null,
    referrerId: item['referrer']?.S ?? null,
    toldTier: item['toldTier']?.S ?? null,
    uses: decodeUses(item['uses']?.S ?? ''),
    marks: decodeMarks(item['marks']?.S ?? ''),
    spans: decodeSpans(item['spans']?.S ?? ''),
  };
}

/** `tdbq1c.ut8g20`: when the member enrolled and when the newest order was placed, in base 36, nothing for what never was. */
function encodeMoments(...moments: readonly (number | null)[]): string {
  return moments.map((moment) => moment?.toString(36) ?? '').join('.');
}

function decodeMoments(moments: string): Pick<Account, 'enrolledAt' | 'lastOrderAt'> {
  const [enrolledAt = null, lastOrderAt = null] = moments
    .split('.')
    .map((moment) => (moment === '' ? null : Number.parseInt(moment, 36)));
  return { enrolledAt, lastOrderAt };
}

function numberOrNull(item: Item, name: string): number | null {
  return item[name] === undefined ? null : number(item, name);
}

/** @throws Error when the item has no such text. */
export function text(item: Item, name: string): string {
  const value = item[name]?.S;
  if (value === undefined) throw new Error(`item ${item['pk']?.S}/${item['sk']?.S} has no text "${name}"`);
  return value;
}

/** @throws Error when the item has no such number. */
export function number(item: Item, name: string): number {
  const value = item[name]?.N;
  if (value === undefined) throw new Error(`item ${item['pk']?.S}/${item['sk']?.S} has no number "${name}"`);
  return Number(value);
}

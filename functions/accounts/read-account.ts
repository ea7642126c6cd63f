import { readAccount as operation } from '../../shared/contracts/operations/accounts.ts';
import { isoExpiry, isoTime, isoTimeOrNull } from '../../shared/contracts/time.ts';
import { type Account, balanceOf } from '../../shared/domain/ledger/account.ts';
import { type Expiry, isSpanId } from '../../shared/domain/ledger/posting.ts';
import { settle } from '../../shared/domain/ledger/settle.ts';
import { endOf } from '../../shared/domain/ledger/span.ts';
import { refuse } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { AccountsDeps } from './deps.ts';
import { qualifyingView, tierName } from './tier-view.ts';

/** The account as time has made it by now: one consistent read, nothing written. Refusals: MEMBER_NOT_FOUND. */
export function readAccount({ ledger, programs }: Pick<AccountsDeps, 'ledger' | 'programs'>) {
  return route(operation, async ({ path: { memberId }, now }) => {
    const stored = await ledger.readAccount(memberId);
    if (stored === null)
      return refuse('MEMBER_NOT_FOUND', `There is no member ${memberId}.`, '/path/memberId');
    const { account } = settle(stored, now);
    const program = await programs.inForce(now);
    return answer(200, {
      memberId,
      status: account.status,
      asOf: isoTime(account.settledAt),
      pointsName: program.pointsName,
      balance: balanceOf(account),
      lots: lotsOf(account),
      nextActivation: nextActivation(account),
      nextExpiry: nextExpiry(account),
      qualifying: qualifyingView(account.qualifying),
      tier: tierName(account, program),
      sequence: account.sequence,
    });
  });
}

function lotsOf({ active, pending, holds, spans }: Account) {
  const lotView = (
    state: 'active' | 'held' | 'pending',
    points: number,
    activatesAt: number | null,
    expiresAt: Expiry,
  ) => ({
    state,
    points,
    activatesAt: isoTimeOrNull(activatesAt),
    expiresAt: isoExpiry(expiresAt, spans),
    slides: isSpanId(expiresAt),
  });
  const held = holds.flatMap((hold) => hold.lots);
  return [
    ...active.map((lot) => lotView('active', lot.points, null, lot.expiresAt)),
    ...held.map((lot) => lotView('held', lot.points, null, lot.expiresAt)),
    ...pending.map((lot) => lotView('pending', lot.points, lot.activatesAt, lot.expiresAt)),
  ];
}

function nextActivation({ pending }: Account) {
  const next = pending[0]?.activatesAt;
  if (next === undefined) return null;
  return { at: isoTime(next), points: sum(pending.filter((lot) => lot.activatesAt === next)) };
}

function nextExpiry({ active, holds, spans }: Account) {
  const ending = [...active, ...holds.flatMap((hold) => hold.lots)]
    .map(({ expiresAt, points }) => ({ end: endOf(expiresAt, spans), points }))
    .filter(({ end }) => Number.isFinite(end));
  if (ending.length === 0) return null;
  const next = Math.min(...ending.map(({ end }) => end));
  return { at: isoTime(next), points: sum(ending.filter(({ end }) => end === next)) };
}

function sum(lots: readonly { readonly points: number }[]): number {
  return lots.reduce((total, lot) => total + lot.points, 0);
}

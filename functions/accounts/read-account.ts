import { readAccount as operation } from '../../shared/contracts/operations/accounts.ts';
import { isoTime, isoTimeOrNull } from '../../shared/contracts/time.ts';
import { type Account, balanceOf } from '../../shared/domain/ledger/account.ts';
import { settle } from '../../shared/domain/ledger/settle.ts';
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
    return answer(200, {
      memberId,
      status: account.status,
      asOf: isoTime(account.settledAt),
      balance: balanceOf(account),
      lots: lotsOf(account),
      nextActivation: nextActivation(account),
      nextExpiry: nextExpiry(account),
      qualifying: qualifyingView(account.qualifying),
      tier: tierName(account, await programs.inForce(now)),
      sequence: account.sequence,
    });
  });
}

function lotsOf({ active, pending, holds }: Account) {
  const held = holds.flatMap((hold) => hold.lots);
  return [
    ...active.map((lot) => lotView('active', lot.points, null, lot.expiresAt)),
    ...held.map((lot) => lotView('held', lot.points, null, lot.expiresAt)),
    ...pending.map((lot) => lotView('pending', lot.points, lot.activatesAt, lot.expiresAt)),
  ];
}

function lotView(
  state: 'active' | 'held' | 'pending',
  points: number,
  activatesAt: number | null,
  expiresAt: number | null,
) {
  return { state, points, activatesAt: isoTimeOrNull(activatesAt), expiresAt: isoTimeOrNull(expiresAt) };
}

function nextActivation({ pending }: Account) {
  const next = pending[0]?.activatesAt;
  if (next === undefined) return null;
  return { at: isoTime(next), points: sum(pending.filter((lot) => lot.activatesAt === next)) };
}

function nextExpiry({ active, holds }: Account) {
  const ending = [...active, ...holds.flatMap((hold) => hold.lots)].flatMap(({ expiresAt, points }) =>
    expiresAt === null ? [] : [{ expiresAt, points }],
  );
  if (ending.length === 0) return null;
  const next = Math.min(...ending.map((lot) => lot.expiresAt));
  return { at: isoTime(next), points: sum(ending.filter((lot) => lot.expiresAt === next)) };
}

function sum(lots: readonly { readonly points: number }[]): number {
  return lots.reduce((total, lot) => total + lot.points, 0);
}

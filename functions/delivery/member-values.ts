import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { MessageData } from '../../shared/domain/delivery/message-data.ts';
import type { Account } from '../../shared/domain/ledger/account.ts';
import { tierIdOf } from '../../shared/domain/ledger/member-tier.ts';
import { settle } from '../../shared/domain/ledger/settle.ts';
import { endOf } from '../../shared/domain/ledger/span.ts';
import type { Program } from '../../shared/domain/program/program.ts';

/** What a message can say of any member, as it is when it is sent. */
export function memberValues(stored: Account, program: Program, now: EpochSeconds): MessageData {
  const { account } = settle(stored, now);
  const tierId = tierIdOf(account, program, now);
  const tier = program.tiers?.tiers.find(({ id }) => id === tierId);
  return {
    pointsName: program.pointsName,
    points: sum(account.active),
    ...(tier === undefined ? {} : { tier: tier.name }),
    ...nextToEnd(account),
  };
}

/** The points that end next, and when; nothing where none ever do. */
function nextToEnd({ active, spans }: Account): MessageData {
  const end = Math.min(...active.map(({ expiresAt }) => endOf(expiresAt, spans)));
  if (!Number.isFinite(end)) return {};
  const ending = active.filter(({ expiresAt }) => endOf(expiresAt, spans) === end);
  return { expiringPoints: sum(ending), expiryDate: { kind: 'day', at: end } };
}

const sum = (lots: Account['active']): number => lots.reduce((total, { points }) => total + points, 0);

import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { MessageData } from '../../shared/domain/delivery/message-data.ts';
import type { OutboxItem } from '../../shared/domain/delivery/outbox-item.ts';
import type { Account } from '../../shared/domain/ledger/account.ts';
import { tierCaseOf } from '../../shared/domain/ledger/member-tier.ts';
import { settle } from '../../shared/domain/ledger/settle.ts';
import { endOf } from '../../shared/domain/ledger/span.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { tierAt } from '../../shared/domain/tiers/standing.ts';
import { tierOutlook } from '../../shared/domain/tiers/tier-outlook.ts';

/**
 * What a message can say of any member, as it is when it is sent: who has spent the points meanwhile, or keeps the tier, is not told
 * that they end.
 */
export function memberValues(stored: Account, program: Program, now: EpochSeconds): MessageData {
  const { account } = settle(stored, now);
  const judged = tierCaseOf(account, program);
  const tier = judged && tierAt(judged.subject, judged.terms, now);
  const tierEnd = judged && tierOutlook(judged.subject, judged.terms, now).atRisk;
  return {
    pointsName: program.pointsName,
    points: sum(account.active),
    ...(tier === null ? {} : { tier: tier.name }),
    ...(tierEnd === null ? {} : { tierEndDate: { kind: 'day', at: tierEnd.at } }),
    ...nextToEnd(account),
  };
}

const OF_MEMBERS: ReadonlySet<string> = new Set(['expiryDate', 'tierEndDate']);

/** What was known of the cause when it was decided. What is known of the member is asked again. */
export const causeValues = ({ data }: Pick<OutboxItem, 'data'>): MessageData =>
  Object.fromEntries(Object.entries(data).filter(([name]) => !OF_MEMBERS.has(name)));

/** The points that end next, and when; nothing where none ever do. */
function nextToEnd({ active, spans }: Account): MessageData {
  const end = Math.min(...active.map(({ expiresAt }) => endOf(expiresAt, spans)));
  if (!Number.isFinite(end)) return {};
  const ending = active.filter(({ expiresAt }) => endOf(expiresAt, spans) === end);
  return { expiringPoints: sum(ending), expiryDate: { kind: 'day', at: end } };
}

const sum = (lots: Account['active']): number => lots.reduce((total, { points }) => total + points, 0);

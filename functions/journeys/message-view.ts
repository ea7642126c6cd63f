import type { MemberMessage } from '../../shared/contracts/member-messages.ts';
import { isoTime, isoTimeOrNull } from '../../shared/contracts/time.ts';
import { itemIdOf } from '../../shared/domain/delivery/outbox-item.ts';
import type { ItemState, NotDone, Trouble } from '../../shared/domain/delivery/outcome.ts';
import type { TriggerAction } from '../../shared/domain/program/trigger.ts';
import type { StoredOutboxItem } from '../../shared/storage/outbox-codec.ts';

/** An action as people who help a member see it. */
export function messageView({ item, state, aftermath }: StoredOutboxItem): MemberMessage {
  const { action } = item;
  return {
    messageId: itemIdOf(item),
    askId: item.askId,
    triggerId: item.triggerId,
    variant: item.variant ?? null,
    programVersion: item.programVersion,
    action: action.kind,
    subject: subjectOf(action),
    survey: action.kind === 'ask_survey' ? action.survey : null,
    channel: item.channel,
    decidedAt: isoTime(item.createdAt),
    sendBefore: isoTimeOrNull(item.deliverBefore),
    ...standingOf(state),
    aftermath: aftermath === null ? null : { kind: aftermath.kind, at: isoTime(aftermath.at) },
  };
}

function subjectOf(action: TriggerAction): string {
  switch (action.kind) {
    case 'award_points':
      return action.points.toString();
    case 'issue_reward':
      return action.reward;
    case 'tell_team':
      return action.team;
    case 'webhook':
      return action.endpoint;
    default:
      return action.template;
  }
}

type Standing = Pick<
  MemberMessage,
  'status' | 'statusAt' | 'reason' | 'triedAgainAt' | 'locale' | 'providerMessageId'
>;

const NOTHING_TO_SAY = { reason: null, triedAgainAt: null, locale: null, providerMessageId: null };

function standingOf(state: ItemState): Standing {
  if (state.kind === 'waiting') return waiting(state.trouble);
  const statusAt = isoTime(state.at);
  if (state.kind === 'claimed') return { ...NOTHING_TO_SAY, status: 'sending', statusAt };
  const { outcome } = state;
  const settled = { ...NOTHING_TO_SAY, status: outcome.kind, statusAt };
  if (outcome.kind === 'sent') {
    const { locale, providerMessageId } = outcome;
    return { ...settled, locale, providerMessageId };
  }
  if (outcome.kind === 'unknown') return { ...settled, reason: { code: 'UNKNOWN', words: UNKNOWN } };
  if (outcome.kind === 'done') return settled;
  return { ...settled, reason: { code: outcome.reason, words: WHY_DROPPED[outcome.reason] } };
}

function waiting(trouble: Extract<ItemState, { kind: 'waiting' }>['trouble']): Standing {
  const standing = { ...NOTHING_TO_SAY, status: 'waiting', statusAt: null } as const;
  if (trouble === null) return standing;
  const { because, until } = trouble;
  const reason = { code: because, words: WHY_WAITING[because] };
  return { ...standing, reason, triedAgainAt: isoTime(until) };
}

const UNKNOWN = 'Sending was begun and not written down as ended, so it may have arrived or not.';

const WHY_WAITING: Readonly<Record<Trouble, string>> = {
  PROVIDER_DID_NOT_TAKE_IT: 'The provider is busy, out of reach or not set up, and did not take it.',
  REWARD_RAN_OUT: 'The reward has run out, and is given once there is one again.',
  NOT_POSSIBLE_YET: 'It failed for now, or waits for another action of the same ask.',
};

const WHY_DROPPED: Readonly<Record<NotDone, string>> = {
  TOO_LATE: 'Its time was over before it could be sent: the ask had expired, or quiet hours had begun.',
  NO_CONSENT: 'The member has not agreed to messages on this channel, or has stopped them.',
  NO_ADDRESS: 'Nobody knows an address of the member for this channel.',
  MEMBER_LEFT: 'The member has left the program.',
  CHANNEL_NOT_SET_UP: 'The shop has not set up this channel.',
  TEMPLATE_NOT_FOUND: 'The program that decided it has no such template.',
  NOTHING_TO_ASK: 'The survey has an answer already, or is over.',
  VALUE_MISSING: 'Its text speaks of something that is not known of this member.',
  REFUSED_BY_PROVIDER: 'The provider will not send it, whenever it is asked.',
  REWARD_NOT_FOUND: 'The program that decided it has no such reward.',
  REWARD_NOT_AVAILABLE: 'The reward was not to be had at that time.',
  POINTS_REFUSED: 'The points could not be given.',
};

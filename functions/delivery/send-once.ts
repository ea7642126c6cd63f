import { randomUUID } from 'node:crypto';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { OutboxItem } from '../../shared/domain/delivery/outbox-item.ts';
import type { ItemState, NotDone, Outcome } from '../../shared/domain/delivery/outcome.ts';
import { type MessageSender, NotSent, type OutgoingEmail } from '../../shared/sending/message-sender.ts';
import { Fault } from '../../shared/storage/fault.ts';
import type { DeliveryDeps } from './deps.ts';
import { HeldUp } from './held-up.ts';

/** Longer than a function may run: who claimed an item before that is not at it any more. */
const CLAIM_SECONDS = 120;

/** A message that may leave. */
export interface Ready {
  readonly email: OutgoingEmail;
  readonly locale: string;
  readonly sender: MessageSender;
}

/**
 * Sends what an item says, at most once: claim, send, write down. Who crashes between the first two has sent nothing, between
 * the last two has; the claim that is left looks the same, and ends as `unknown`: it is not sent again.
 */
export function sendOnce({ outbox, logger }: Pick<DeliveryDeps, 'outbox' | 'logger'>) {
  /**
   * @param prepare what is to be sent, or why it may not be
   * @throws Fault when it has to be tried again
   */
  return async (
    item: OutboxItem,
    state: ItemState,
    now: EpochSeconds,
    prepare: () => Promise<Ready | NotDone>,
  ): Promise<Outcome> => {
    if (state.kind === 'claimed') return afterClaim(item, state.at, now);
    const ready = await prepare();
    if (typeof ready === 'string') return { kind: 'dropped', reason: ready };
    if (!(await outbox.claim(item, randomUUID(), now)))
      throw new Fault('BUSY', `somebody else is sending a message of ask ${item.askId}`);
    return send(item, ready);
  };

  async function send(item: OutboxItem, { email, locale, sender }: Ready): Promise<Outcome> {
    const { askId } = item;
    try {
      const result = await sender.sendEmail(email);
      if (!('refused' in result))
        return { kind: 'sent', channel: 'email', locale, providerMessageId: result.providerMessageId };
      logger.warn('the provider refused a message', { askId, because: result.refused });
      return { kind: 'dropped', reason: 'REFUSED_BY_PROVIDER' };
    } catch (error) {
      if (error instanceof NotSent) {
        await outbox.release(item);
        throw new HeldUp('PROVIDER_DID_NOT_TAKE_IT', 'UNAVAILABLE', error.message, error);
      }
      logger.error('nobody knows whether a message was sent', { askId, error: error as Error });
      return { kind: 'unknown' };
    }
  }
}

function afterClaim({ askId }: OutboxItem, claimedAt: EpochSeconds, now: EpochSeconds): Outcome {
  if (now - claimedAt < CLAIM_SECONDS)
    throw new Fault('BUSY', `a message of ask ${askId} is being sent, or was not finished`);
  return { kind: 'unknown' };
}

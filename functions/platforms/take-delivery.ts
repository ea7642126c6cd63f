import type { PlatformAnswer } from '../../shared/contracts/platforms.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { parseExactJson } from '../../shared/platforms/exact-json.ts';
import { type Intent, PLATFORM_NAMES, type Platform } from '../../shared/platforms/intent.ts';
import { admitDelivery, type SignedBody } from './admit-delivery.ts';
import { carryOut } from './carry-out.ts';
import type { PlatformsDeps } from './deps.ts';
import { tellingMisunderstood } from './telling-misunderstood.ts';

export interface Delivery extends SignedBody {
  readonly topic: string | undefined;
}

/**
 * What a webhook of a platform comes to: signature → payload → intents → orders and refunds. Idempotent by their ids; see
 * `carryOut`.
 *
 * @throws ProblemError SIGNATURE_INVALID, PAYLOAD_NOT_UNDERSTOOD, BUSY; Fault
 */
export function takeDelivery(
  deps: PlatformsDeps,
  platform: Platform,
  translate: (topic: string, payload: unknown) => readonly Intent[],
) {
  const perform = carryOut(deps);
  return async ({ topic = '', ...signed }: Delivery, now: EpochSeconds): Promise<PlatformAnswer> => {
    await admitDelivery(deps, platform, signed);
    const payload = tellingMisunderstood(deps, topic, null, () => parsed(platform, signed.body));
    const intents = tellingMisunderstood(deps, topic, payload, () => translate(topic, payload));
    return { topic, deeds: [...(await perform(intents, now))] };
  };
}

function parsed(platform: Platform, body: Buffer): unknown {
  try {
    return parseExactJson(body.toString('utf8'));
  } catch {
    // What the parser says quotes the body, which holds personal data.
    throw new ProblemError('PAYLOAD_NOT_UNDERSTOOD', `What ${PLATFORM_NAMES[platform]} sent is not JSON.`);
  }
}

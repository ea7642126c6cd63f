import type {
  WebhookDelivery,
  WebhookEndpoint,
  WebhookEndpointStatus,
} from '../../../client/generated/types.ts';
import type { State } from '../parts/state-badge.tsx';
import { count, distance, moment } from '../parts/words.ts';

const OFF: Readonly<Record<NonNullable<WebhookEndpoint['disabledBecause']>, string>> = {
  by_hand: 'Paused',
  gone: 'Off: answered 410 Gone',
  failing: 'Off: took nothing for five days',
};

/** How an endpoint is; `status` as soon as it is read. */
export function stateOfEndpoint(endpoint: WebhookEndpoint, status?: WebhookEndpointStatus): State {
  if (!endpoint.enabled) {
    const because = endpoint.disabledBecause ?? 'by_hand';
    return { label: OFF[because], color: because === 'by_hand' ? 'gray' : 'red' };
  }
  if (status === undefined) return { label: 'On', color: 'teal' };
  if (status.failures === 0) return { label: 'Healthy', color: 'teal' };
  return status.pausedUntil === null
    ? { label: 'Failing', color: 'yellow' }
    : { label: 'Failing, spared', color: 'red' };
}

/** What is wrong with an endpoint, in a sentence; null: nothing. */
export function troubleOf({ failures, failingSince, pausedUntil }: WebhookEndpointStatus): string | null {
  if (failures === 0 || failingSince === null) return null;
  const attempts = failures === 1 ? '1 attempt has' : `${count(failures)} attempts have`;
  const spared =
    pausedUntil === null
      ? ''
      : ` It is spared until ${moment(pausedUntil)}; what happens meanwhile waits for it.`;
  return `${attempts} failed since its last success, the first ${distance(failingSince)}.${spared} After five days of nothing else it is switched off.`;
}

const DELIVERY: Readonly<Record<WebhookDelivery['status'], State>> = {
  pending: { label: 'Pending', color: 'blue' },
  delivered: { label: 'Delivered', color: 'teal' },
  failed: { label: 'Failed', color: 'red' },
};

export const stateOfDelivery = ({ status }: WebhookDelivery): State => DELIVERY[status];

const FAILED: Readonly<Record<NonNullable<WebhookDelivery['failedBecause']>, string>> = {
  attempts_used: 'Its last attempt failed.',
  too_late: 'Its day was over before it could be sent.',
  endpoint_gone: 'The endpoint answered 410 Gone.',
};

export const failureWords = ({ failedBecause }: WebhookDelivery): string | null =>
  failedBecause === null ? null : FAILED[failedBecause];

type Attempt = WebhookDelivery['attempts'][number];
const OUTCOMES: Readonly<Record<Attempt['outcome'], string>> = {
  answered: 'Answered',
  timed_out: 'No status within 15 seconds',
  unreachable: 'No connection',
  forbidden: 'The name leads to an address that is not public',
};

export const outcomeWords = ({ outcome, statusCode }: Attempt): string =>
  outcome === 'answered' && statusCode !== null ? `Answered ${statusCode}` : OUTCOMES[outcome];

export const hasTaken = ({ statusCode }: Attempt): boolean =>
  statusCode !== null && statusCode >= 200 && statusCode < 300;

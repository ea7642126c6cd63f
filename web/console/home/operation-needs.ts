import type { WebhookEndpoint, WebhookEndpointStatus } from '../../../client/generated/types.ts';
import { count, distance } from '../parts/words.ts';
import type { Need, Waiting } from './need.ts';

/** What stands still until somebody looks. */
export const OPERATION_NEEDS: readonly Need[] = [
  {
    name: 'dead-letters',
    title: 'Dead letters',
    scopes: ['dead-letters:read'],
    async read(perennial) {
      const { queues } = await perennial.listDeadLetters({ limit: 0 });
      const full = queues.filter(({ letters }) => letters > 0);
      const depth = full.reduce((sum, queue) => sum + queue.letters, 0);
      if (depth === 0) return [];
      return [
        {
          title: `${count(depth)} ${depth === 1 ? 'dead letter' : 'dead letters'}`,
          detail: `Work was given up after its tries: ${full.map(({ queue }) => queue).join(', ')}.`,
          to: '/dead-letters',
          isUrgent: true,
        },
      ];
    },
  },
  {
    name: 'set-aside',
    title: 'Orders that were set aside',
    scopes: ['dead-letters:read'],
    async read(perennial) {
      const { orders } = await perennial.listSetAsideOrders({});
      if (orders.length === 0) return [];
      return [
        {
          title: `${count(orders.length)} ${orders.length === 1 ? 'order was' : 'orders were'} set aside`,
          detail:
            'The shop’s platform sent them, and they were refused; their members have no points for them.',
          to: '/dead-letters',
          isUrgent: true,
        },
      ];
    },
  },
  {
    name: 'webhooks',
    title: 'Webhooks',
    scopes: ['webhooks:read'],
    async read(perennial) {
      const { endpoints } = await perennial.listWebhookEndpoints({});
      const off = endpoints.filter(
        ({ disabledBecause }) => disabledBecause === 'failing' || disabledBecause === 'gone',
      );
      const on = await Promise.all(
        endpoints
          .filter(({ enabled }) => enabled)
          .map(({ endpointId }) => perennial.readWebhookEndpoint({ endpointId })),
      );
      return [
        ...off.map(switchedOff),
        ...on.filter(({ failingSince }) => failingSince !== null).map(failing),
      ];
    },
  },
];

const switchedOff = ({ endpointId, url, disabledBecause }: WebhookEndpoint): Waiting => ({
  title: `A webhook was switched off: ${url}`,
  detail:
    disabledBecause === 'gone'
      ? 'Its receiver said that it is gone. What happens meanwhile is not kept for it.'
      : 'It failed for too long. What happens meanwhile is not kept for it.',
  to: `/webhooks/${endpointId}`,
  isUrgent: true,
});

const failing = ({ endpointId, url, failures, failingSince }: WebhookEndpointStatus): Waiting => ({
  title: `A webhook fails: ${url}`,
  detail: `${count(failures)} ${failures === 1 ? 'failure' : 'failures'} since its last success${
    failingSince === null ? '' : `, the first ${distance(failingSince)}`
  }.`,
  to: `/webhooks/${endpointId}`,
  isUrgent: true,
});

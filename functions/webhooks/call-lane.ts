import type { WebhooksDeps } from './deps.ts';

/** Has what is due sent now. It would be within a minute anyway, so a queue that fails is no reason to refuse a request. */
export async function callLane(
  { queue, log }: Pick<WebhooksDeps, 'queue' | 'log'>,
  endpointId: string,
): Promise<void> {
  try {
    await queue.call(endpointId);
  } catch (error) {
    log.warn('a call for work was not taken; the schedule makes it good', {
      endpointId,
      error: error as Error,
    });
  }
}

import type { CourierDeps } from './deps.ts';

/** Has work done for an endpoint. A call that fails is made good by the schedule within a minute, so nothing depends on it. */
export async function callLane(
  { queue, log }: Pick<CourierDeps, 'queue' | 'log'>,
  endpointId: string,
  delaySeconds = 0,
): Promise<void> {
  try {
    await queue.call(endpointId, delaySeconds);
  } catch (error) {
    log.warn('a call for work was not taken; the schedule makes it good', {
      endpointId,
      error: error as Error,
    });
  }
}

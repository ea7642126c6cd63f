import { callLane } from './call-lane.ts';
import type { CourierDeps } from './deps.ts';

/**
 * Each minute: calls for work for every endpoint that has something due. It brings deliveries whose wait is longer than a
 * queue can keep a message, and makes good whatever call was lost. There are few endpoints, so it reads a few keys.
 *
 * @throws Fault when storage fails; the next minute looks again
 */
export function lookRound(
  deps: Pick<CourierDeps, 'endpoints' | 'deliveries' | 'lanes' | 'queue' | 'now' | 'log'>,
) {
  return async (): Promise<void> => {
    const endpoints = (await deps.endpoints.list()).filter(({ isEnabled }) => isEnabled);
    await Promise.all(endpoints.map(({ endpointId }) => lookAt(endpointId)));
  };

  async function lookAt(endpointId: string): Promise<void> {
    const [dueAt, { pausedUntil }] = await Promise.all([
      deps.deliveries.nextDueAt(endpointId),
      deps.lanes.read(endpointId),
    ]);
    const now = deps.now();
    if (dueAt !== null && dueAt <= now && pausedUntil <= now) await callLane(deps, endpointId);
  }
}

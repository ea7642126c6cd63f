import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { Identified } from '../../shared/platforms/payload.ts';
import type { PlatformsDeps } from './deps.ts';

/**
 * What reading a payload gives. A payload that is not understood is logged and counted before it is refused, because the
 * platform gives it up after a while: the fields at fault are named, and which order or refund it is, and nothing that the
 * payload says of a person.
 *
 * @param payload what is read; its `id` is logged where it is one
 * @throws ProblemError PAYLOAD_NOT_UNDERSTOOD
 */
export function tellingMisunderstood<T>(
  { log, metrics }: Pick<PlatformsDeps, 'log' | 'metrics'>,
  topic: string,
  payload: unknown,
  read: () => T,
): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'PAYLOAD_NOT_UNDERSTOOD') {
      log.warn('a payload of a platform was not understood', {
        topic,
        id: Identified.safeParse(payload).data?.id ?? null,
        detail: error.message,
        errors: error.errors,
      });
      metrics.addMetric('PlatformPayloadsNotUnderstood', 'Count', 1);
      metrics.publishStoredMetrics();
    }
    throw error;
  }
}

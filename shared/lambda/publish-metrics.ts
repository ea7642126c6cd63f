import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { MiddlewareObj } from '@middy/core';

/**
 * Publishes what a call counted, also where it failed. Powertools' own middleware warns of each call that counted nothing, and
 * most have nothing to count: a look round each minute that finds nothing due, a batch of what had come before.
 */
export function publishMetrics(metrics: Metrics): MiddlewareObj {
  const publish = (): void => {
    if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
  };
  return { after: publish, onError: publish };
}

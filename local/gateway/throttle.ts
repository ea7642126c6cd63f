import type { RouteLimits } from './api-definition.ts';

/** Says whether one more request may pass now. */
export type Throttle = (nowMs: number) => boolean;

/**
 * A token bucket as API Gateway describes it: it holds `burst` tokens, each request takes one, and
 * `ratePerSecond` tokens come back each second.
 */
export function createThrottle({ ratePerSecond, burst }: RouteLimits): Throttle {
  let tokens = burst;
  let filledAtMs: number | undefined;
  return (nowMs) => {
    const elapsedMs = nowMs - (filledAtMs ?? nowMs);
    tokens = Math.min(burst, tokens + (elapsedMs / 1000) * ratePerSecond);
    filledAtMs = nowMs;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}

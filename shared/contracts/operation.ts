import type * as z from 'zod/mini';
import type { Scope } from './access.ts';
import type { ProblemCode } from './problems.ts';

/** A word for each Lambda function that serves the API; the same in folders, constructs, metrics and alarms. */
export type ApiCapability =
  | 'members'
  | 'orders'
  | 'accounts'
  | 'rewards'
  | 'coupons'
  | 'referrals'
  | 'contributions'
  | 'journeys'
  | 'surveys'
  | 'figures'
  | 'platforms'
  | 'programs'
  | 'simulations'
  | 'webhooks'
  | 'staff'
  | 'redrives'
  | 'documents';

/** Requests a second over all callers, per route; API Gateway has no throttle per client. */
export interface Throttle {
  readonly ratePerSecond: number;
  readonly burst: number;
}

type Schema = z.ZodMiniType;

/**
 * One route of the API, and everything that anyone derives from it: the stack's routes and throttles, the functions'
 * validation and access, the OpenAPI document, and the tests of every route against every kind of caller.
 */
export interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: `/${string}`;
  readonly capability: ApiCapability;
  readonly summary: string;
  /** Idempotency, and every stated outcome that the schemas do not show. */
  readonly description: string;
  /** What a secret key or a person needs; `any` lets each of them in, and `public` needs no caller at all. */
  readonly scope: Scope | 'any' | 'public';
  /** Whether a member token may call it, for its own member. */
  readonly memberToken: boolean;
  readonly throttle: Throttle;
  readonly request: {
    readonly path?: Schema;
    readonly query?: Schema;
    readonly headers?: Schema;
    readonly body?: Schema;
  };
  /** By status. `null`: no body. `mediaType` where it is not JSON. */
  readonly responses: Readonly<
    Record<
      number,
      { readonly description: string; readonly body: Schema | null; readonly mediaType?: string }
    >
  >;
  readonly refusals: readonly ProblemCode[];
}

/** Reads are cheap and pages ask for many; writes are what a shop's peak hour brings. */
export const READ_THROTTLE: Throttle = { ratePerSecond: 2_000, burst: 2_000 };
export const WRITE_THROTTLE: Throttle = { ratePerSecond: 1_000, burst: 1_000 };
/** What people do by hand, or once in a while. */
export const RARE_THROTTLE: Throttle = { ratePerSecond: 100, burst: 200 };

/** `POST /v1/orders`, as API Gateway names a route. */
export const routeKeyOf = (operation: Operation): string => `${operation.method} ${operation.path}`;

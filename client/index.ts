// What `@perennial/client` exports; single operations are at `@perennial/client/operations`.
// biome-ignore-start lint/performance/noBarrelFile: a package has one door.
export type { Answer } from './answer.ts';
export { type Call, type Calls, callsOf, type ListCall } from './calls.ts';
export { type Client, createClient } from './client.ts';
export {
  CallError,
  GatewayError,
  isProblem,
  NoAnswerError,
  type ProblemCode,
  ProblemError,
} from './errors.ts';
export type * from './generated/types.ts';
export type { Redirect } from './operation.ts';
export type { CallOptions, ClientOptions, RetryPolicy, Token } from './options.ts';
// biome-ignore-end lint/performance/noBarrelFile: a package has one door.

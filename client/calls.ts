import type { Answer } from './answer.ts';
import { type Connection, connectionOf } from './connection.ts';
import { isProblem, type ProblemCode, type ProblemError } from './errors.ts';
import type { AnyOperation, ListOperation, Operation } from './operation.ts';
import type { CallOptions, ClientOptions } from './options.ts';
import { pagesOf } from './pages.ts';
import { send } from './send.ts';

/** One operation as a function. Its input is one object: parameters by their names, `body`, and what any call takes. */
export interface Call<Input extends object, Output, Code extends string> {
  (...input: InputOf<Input>): Promise<Output>;
  /** The same with status, ETag, and whether it is a replay. */
  full(...input: InputOf<Input>): Promise<Answer<Output>>;
  /** As `isProblem`, for the codes that this operation can have; with another one it does not compile. */
  isProblem<Some extends Code & ProblemCode>(
    error: unknown,
    ...codes: readonly Some[]
  ): error is ProblemError<Some>;
}

/** One operation that answers page by page. */
export interface ListCall<Input extends object, Output, Code extends string, Row>
  extends Call<Input, Output, Code> {
  /** Every row, page after page; asks for the next page when it is needed. */
  each(...input: InputOf<Input>): AsyncGenerator<Row, void, undefined>;
  /** Every page. */
  pages(...input: InputOf<Input>): AsyncGenerator<Output, void, undefined>;
}

/** Where nothing is needed, nothing need be given. */
type InputOf<Input extends object> = object extends Input
  ? [input?: Input & CallOptions]
  : [input: Input & CallOptions];

/** Operations by name as functions by the same names. */
export type Calls<Operations> = {
  readonly [Name in keyof Operations]: Operations[Name] extends ListOperation<
    infer Input,
    infer Output,
    infer Code,
    infer Row
  >
    ? ListCall<Input, Output, Code, Row>
    : Operations[Name] extends Operation<infer Input, infer Output, infer Code>
      ? Call<Input, Output, Code>
      : never;
};

/**
 * Some operations as functions: a bundle then holds these alone.
 *
 * ```ts
 * import { readAccount, listMemberRewards } from '@perennial/client/operations';
 * const perennial = callsOf({ readAccount, listMemberRewards }, { baseUrl, token });
 * ```
 *
 * @throws TypeError for an address that leads nowhere
 */
export function callsOf<Operations extends Readonly<Record<string, AnyOperation>>>(
  operations: Operations,
  options: ClientOptions,
): Calls<Operations> {
  const connection = connectionOf(options);
  const calls = Object.entries(operations).map(([name, operation]) => [name, callOf(operation, connection)]);
  return Object.fromEntries(calls) as Calls<Operations>;
}

function callOf(operation: AnyOperation, connection: Connection) {
  const full = (input: object = {}): Promise<Answer<unknown>> => send(connection, operation, input);
  const call = async (input?: object): Promise<unknown> => (await full(input)).body;
  const { list } = operation;
  return Object.assign(call, { full, isProblem }, list === undefined ? {} : pagesOf(call, list));
}

/** One call as the documents show it: what is sent, and what is answered by status. */
export interface OperationExample {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** By status; an answer without a body has none here. */
  readonly answers: Readonly<Record<number, unknown>>;
}

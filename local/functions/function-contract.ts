/** A Lambda function of the template, everything resolved. */
export type FunctionSpec = {
  readonly name: string;
  readonly arn: string;
  /** Folder of the bundled code. */
  readonly folder: string;
  /** Module path inside the folder and export, such as `index.handler`. */
  readonly handler: string;
  readonly timeoutMs: number;
  readonly environment: Readonly<Record<string, string>>;
};

/** What a failed invocation reports, in the field names of the Lambda service. */
export type FunctionError = {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
};

/** Payloads are JSON texts, as on the wire: what JSON cannot carry is lost here exactly as it is there. */
export type InvocationResult =
  | { readonly ok: true; readonly payload: string }
  | { readonly ok: false; readonly error: FunctionError };

/** Start script → worker. */
export type InvocationMessage = {
  readonly requestId: string;
  readonly payload: string;
  readonly timeoutMs: number;
};

/** Worker → start script. */
export type InvocationAnswer = { readonly requestId: string; readonly result: InvocationResult };

/** Worker → start script, once: its handler is loaded, or will never be. */
export type LoadedMessage = 'loaded';

/** What a worker is started with. */
export type WorkerSpec = Pick<FunctionSpec, 'name' | 'arn' | 'folder' | 'handler'>;

/** Describes anything thrown the way the Lambda runtime does: type, message and stack lines. */
export function describeError(thrown: unknown): FunctionError {
  if (!(thrown instanceof Error)) return { errorType: typeof thrown, errorMessage: String(thrown) };
  const trace = thrown.stack?.split('\n');
  return {
    errorType: thrown.name,
    errorMessage: thrown.message,
    ...(trace === undefined ? {} : { trace }),
  };
}

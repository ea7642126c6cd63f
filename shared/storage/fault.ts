/** The world failed: storage did not answer, or not as it must. Not a refusal (the business) and not a bug (an assertion). */
export class Fault extends Error {
  override readonly name = 'Fault';
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
  /** `BUSY`: too many changes of the same thing at once; `UNAVAILABLE`: the store itself. */
  readonly code: 'BUSY' | 'UNAVAILABLE';

  constructor(code: Fault['code'], message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.retryable = true;
  }
}

/** Errors of the SDK that say nothing about our request: the network, the service, its limits. */
const TRANSIENT = new Set([
  'InternalServerError',
  'ServiceUnavailable',
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'LimitExceededException',
  'TransactionInProgressException',
  'TransactionConflictException',
  'TimeoutError',
  'RequestTimeout',
  'AbortError',
]);

/** Turns what the SDK throws into a Fault where the world is at fault; anything else is a bug and goes on as it is. */
export function asFault(error: unknown, doing: string): unknown {
  if (!(error instanceof Error) || error instanceof Fault) return error;
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 0;
  const isConnection = 'code' in error || 'errno' in error || '$retryable' in error;
  if (!TRANSIENT.has(error.name) && status < 500 && !isConnection) return error;
  return new Fault('UNAVAILABLE', `storage failed while ${doing}: ${error.name}`, error);
}

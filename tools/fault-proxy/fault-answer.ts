import { randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { isObjectOperation } from './object-operation.ts';

/** An answer of DynamoDB or S3 as it is on the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Kinds of fault that are an answer; the others are the absence of one. */
export type AnsweredFault =
  | 'throttle'
  | 'capacity'
  | 'conflict'
  | 'throttled_transaction'
  | 'server_error'
  | 'server_error_after';

/**
 * The answer that the service gives for a fault, with the texts of its API reference.
 * @param operation such as `TransactWriteItems`
 * @param requestBody a transaction's reasons are told item by item, so its items must be counted
 */
export function faultAnswer(kind: AnsweredFault, operation: string, requestBody: string): WireAnswer {
  if (isObjectOperation(operation)) return objectFault(kind);
  switch (kind) {
    case 'throttle':
      return error(400, 'com.amazon.coral.availability#ThrottlingException', 'Rate exceeded.');
    case 'capacity':
      return error(400, `${DYNAMODB}ProvisionedThroughputExceededException`, CAPACITY);
    case 'conflict':
      return operation === 'TransactWriteItems'
        ? canceled('TransactionConflict', CONFLICT, requestBody)
        : error(400, `${DYNAMODB}TransactionConflictException`, CONFLICT);
    case 'throttled_transaction':
      return canceled('ThrottlingError', 'Throughput exceeds the current capacity.', requestBody);
    default:
      return error(500, `${DYNAMODB}InternalServerError`, 'Internal server error');
  }
}

/** Errors of S3 are XML, and most are a 503. */
function objectFault(kind: AnsweredFault): WireAnswer {
  if (kind === 'throttle') return objectError(503, 'SlowDown', 'Please reduce your request rate.');
  if (kind === 'capacity')
    return objectError(503, 'ServiceUnavailable', 'Service is unable to handle request.');
  return objectError(500, 'InternalError', 'We encountered an internal error. Please try again.');
}

function objectError(status: number, code: string, message: string): WireAnswer {
  const id = randomUUID();
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message><RequestId>${id}</RequestId></Error>`;
  const headers = { 'content-type': 'application/xml', 'content-length': Buffer.byteLength(body).toString() };
  return { status, headers: { ...headers, 'x-amz-request-id': id }, body };
}

const DYNAMODB = 'com.amazonaws.dynamodb.v20120810#';
const CONFLICT = 'Transaction is ongoing for the item';
const CAPACITY = 'The level of configured provisioned throughput for the table was exceeded.';

/** The last item is the one in trouble: callers that look at the first reason only must not get away with it. */
function canceled(code: string, message: string, requestBody: string): WireAnswer {
  const { TransactItems: items = [] } = JSON.parse(requestBody) as { TransactItems?: readonly unknown[] };
  const reasons = items.map((_item, index) =>
    index === items.length - 1 ? { Code: code, Message: message } : { Code: 'None' },
  );
  const codes = reasons.map(({ Code }) => Code).join(', ');
  return error(
    400,
    `${DYNAMODB}TransactionCanceledException`,
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { CancellationReasons: reasons },
  );
}

function error(status: number, type: string, message: string, more: object = {}): WireAnswer {
  const body = JSON.stringify({ __type: type, message, ...more });
  return {
    status,
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'content-length': Buffer.byteLength(body).toString(),
      'x-amzn-requestid': randomUUID(),
      'x-amz-crc32': crc32(body).toString(),
    },
    body,
  };
}

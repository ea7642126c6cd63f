import type { StoredMessage } from '../queues/message-store.ts';
import type { FunctionError } from './function-contract.ts';

/** The record that Lambda sends to the on-failure destination of an asynchronous invocation. */
export function onFailureRecord(functionArn: string, message: StoredMessage, error: FunctionError): string {
  return JSON.stringify({
    version: '1.0',
    timestamp: new Date().toISOString(),
    requestContext: {
      requestId: message.messageId,
      functionArn: `${functionArn}:$LATEST`,
      condition: 'RetriesExhausted',
      approximateInvokeCount: message.receiveCount,
    },
    requestPayload: JSON.parse(message.body),
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: error,
  });
}

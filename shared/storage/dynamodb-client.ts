import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/**
 * Storage answers within milliseconds or is in trouble: a call that hangs is given up after two seconds and tried
 * again by the SDK, which is safe for all of ours, because every write is guarded by a condition.
 */
const CONNECT_TIMEOUT_MS = 1_000;
const REQUEST_TIMEOUT_MS = 2_000;
const MAX_ATTEMPTS = 4;

/**
 * Region, credentials and endpoint come from the environment, as everywhere in the SDK.
 *
 * Two settings for its speed: what a command goes through is put together once per kind of command and not at each
 * call; and the step that prepares every input and output for a log is left out, because nothing of ours is ever logged
 * from there, and it costs as much as our own parsing of the request.
 */
export function dynamoDbClient(): DynamoDBClient {
  const client = new DynamoDBClient({
    maxAttempts: MAX_ATTEMPTS,
    cacheMiddleware: true,
    requestHandler: {
      connectionTimeout: CONNECT_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      throwOnRequestTimeout: true,
      httpAgent: { maxSockets: 100 },
      httpsAgent: { maxSockets: 100 },
    },
  });
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}

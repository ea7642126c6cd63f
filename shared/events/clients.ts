import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';

/** Region, credentials and endpoints come from the environment, as everywhere in the SDK. */
export const eventBridgeClient = (): EventBridgeClient => new EventBridgeClient();
export const sqsClient = (): SQSClient => new SQSClient();
export const streamsClient = (): DynamoDBStreamsClient => new DynamoDBStreamsClient();

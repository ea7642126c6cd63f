import type { _Record } from '@aws-sdk/client-dynamodb-streams';
import { region } from '../template/local-account.ts';

/** A stream record with its sequence number, in the form in which Lambda hands it to a function. */
export type LambdaRecord = {
  readonly sequenceNumber: string;
  readonly createdAtMs: number;
  readonly event: Readonly<Record<string, unknown>>;
};

/**
 * Turns a record as the SDK reads it into the one that functions get: binary values as base64 text, times in
 * seconds since 1970, and the ARN of the stream.
 */
export function toLambdaRecord(record: _Record, streamArn: string): LambdaRecord {
  const { ApproximateCreationDateTime: createdAt = new Date(0), ...change } = record.dynamodb ?? {};
  const seconds = Math.floor(createdAt.getTime() / 1000);
  return {
    sequenceNumber: record.dynamodb?.SequenceNumber ?? '',
    createdAtMs: createdAt.getTime(),
    event: {
      eventID: record.eventID,
      eventName: record.eventName,
      eventVersion: record.eventVersion,
      eventSource: record.eventSource,
      awsRegion: region,
      dynamodb: { ApproximateCreationDateTime: seconds, ...(withoutBinary(change) as object) },
      ...(record.userIdentity === undefined ? {} : { userIdentity: lowerCaseIdentity(record.userIdentity) }),
      eventSourceARN: streamArn,
    },
  };
}

/** Lambda spells the identity of a time-to-live deletion in lower case. */
function lowerCaseIdentity(identity: {
  PrincipalId?: string | undefined;
  Type?: string | undefined;
}): object {
  return { principalId: identity.PrincipalId, type: identity.Type };
}

function withoutBinary(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(withoutBinary);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutBinary(item)]));
}

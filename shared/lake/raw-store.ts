import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { asFault } from '../storage/fault.ts';

const CONNECT_TIMEOUT_MS = 2_000;
const REQUEST_TIMEOUT_MS = 10_000;
const MAX_ATTEMPTS = 4;

/** Region, credentials and endpoint come from the environment, as everywhere in the SDK. */
export const rawClient = (): S3Client =>
  new S3Client({
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: { connectionTimeout: CONNECT_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS },
  });

export type RawStore = ReturnType<typeof rawStore>;

/** Where raw objects are put, and nothing is read. */
export function rawStore(client: S3Client, bucket: string) {
  return {
    /**
     * An object that is there already is written again, with the same bytes.
     *
     * @throws Fault when the store does not take it
     */
    async put(key: string, bytes: Uint8Array): Promise<void> {
      try {
        await client.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: key,
            Body: bytes,
            ContentType: 'application/gzip',
          }),
        );
      } catch (error) {
        throw asFault(error, `writing ${key}`);
      }
    },
  };
}

import { DeleteObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { asFault } from './fault.ts';

/** A file of the pages, and what it is answered with. */
export interface SiteObject {
  readonly path: string;
  readonly contentType: string;
  readonly cacheControl: string;
}

/** The bucket that CloudFront reads the pages from. What cannot be reached throws a Fault. */
export interface SiteObjects {
  put(object: SiteObject, bytes: Uint8Array): Promise<void>;
  /** Deletes all that is in it. */
  clear(): Promise<void>;
}

export function siteObjects(bucket: string, client: S3Client = new S3Client()): SiteObjects {
  return {
    async put({ path, contentType, cacheControl }, bytes) {
      const command = new PutObjectCommand({
        Bucket: bucket,
        Key: path,
        Body: bytes,
        ContentType: contentType,
        CacheControl: cacheControl,
      });
      await client.send(command).catch((error: unknown) => {
        throw asFault(error, `publishing ${path}`);
      });
    },
    async clear() {
      try {
        for (let keys = await someKeys(); keys.length > 0; keys = await someKeys()) {
          for (const key of keys) await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
        }
      } catch (error) {
        throw asFault(error, 'taking the pages away');
      }
    },
  };

  async function someKeys(): Promise<string[]> {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket }));
    return Contents.flatMap(({ Key }) => Key ?? []);
  }
}

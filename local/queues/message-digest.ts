import { createHash } from 'node:crypto';
import type { MessageAttributes } from './message-store.ts';

/** MD5 of a message body, which SDK clients compare with their own. */
export function bodyDigest(body: string): string {
  return createHash('md5').update(body).digest('hex');
}

const transportOfString = 1;
const transportOfBinary = 2;

/**
 * MD5 of message attributes. The SQS developer guide ("Calculating the MD5 message digest for message
 * attributes") defines it: attributes sorted by name; of each, name, type and value with their byte lengths as
 * four-byte big-endian numbers, and one byte for the transport type before the value.
 */
export function attributesDigest(attributes: MessageAttributes): string | undefined {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  const hash = createHash('md5');
  const updateSized = (bytes: Buffer): void => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  };
  for (const name of names) {
    const attribute = attributes[name];
    if (attribute === undefined) continue;
    const isBinary = attribute.BinaryValue !== undefined;
    updateSized(Buffer.from(name));
    updateSized(Buffer.from(attribute.DataType));
    hash.update(Buffer.of(isBinary ? transportOfBinary : transportOfString));
    updateSized(
      isBinary
        ? Buffer.from(attribute.BinaryValue ?? '', 'base64')
        : Buffer.from(attribute.StringValue ?? ''),
    );
  }
  return hash.digest('hex');
}

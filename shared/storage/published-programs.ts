import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DEFAULT_PROGRAM } from '../domain/program/default-program.ts';
import { FIRST_HEAD, type ProgramHead } from '../domain/program/publication.ts';
import { builtInVersion, decodeHead, decodeVersion, type PublishedVersion } from './program-codec.ts';
import { programItemReader } from './program-item-reader.ts';
import { headKey, versionKey } from './program-keys.ts';

export type PublishedPrograms = ReturnType<typeof publishedPrograms>;

const { version: _number, ...BUILT_IN_DOCUMENT } = DEFAULT_PROGRAM;
export const BUILT_IN_VERSION = builtInVersion(BUILT_IN_DOCUMENT);

/**
 * What is published, on the program table: all of it that functions need which do not write programs, and so load no more
 * than this. Every method throws a `Fault` when storage fails.
 */
export function publishedPrograms(client: DynamoDBClient, tableName: string) {
  const getItem = programItemReader(client, tableName);
  return {
    /** What is published by now, consistently: one small item. */
    async readHead(): Promise<ProgramHead> {
      const item = await getItem(headKey, 'reading what is published');
      return item === undefined ? FIRST_HEAD : decodeHead(item);
    },

    /** A version with its document; null when there is no such number. The built-in one is in no table. */
    async readVersion(version: number): Promise<PublishedVersion | null> {
      if (version === DEFAULT_PROGRAM.version) return BUILT_IN_VERSION;
      const item = await getItem(versionKey(version), 'reading a program version');
      return item === undefined ? null : decodeVersion(item);
    },
  };
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { target } from './target.ts';

export interface ToldDetail {
  readonly id: string;
  readonly memberId: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the bus of the stack on this machine was told, of one type. */
export function toldOf(type: string): readonly ToldDetail[] {
  const folder = target.local?.eventsFolder ?? '';
  return readdirSync(folder)
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line))
    .filter((event) => event['detail-type'] === type)
    .map(({ detail }) => detail);
}

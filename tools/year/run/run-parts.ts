import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SHARDS } from '../../../shared/storage/journeys-keys.ts';
import { addUnits } from '../../bench/harness/consumed-units.ts';
import { type Effort, ROLES, type Role } from './checkpoint.ts';
import type { Year, YearOptions, YearTerms } from './run-year.ts';

export type PartInput = Omit<YearOptions, 'afterDay'>;

export type PartMessage =
  | { readonly kind: 'day'; readonly day: number; readonly days: number }
  | { readonly kind: 'year'; readonly year: Year }
  | { readonly kind: 'failure'; readonly failure: string };

export interface PartsOptions {
  readonly terms: YearTerms;
  /** Processes, each with a database engine of its own and its share of the shards. */
  readonly parts: number;
  readonly folder: string | null;
  /** The day that all parts have reached. */
  readonly onDay: (day: number, days: number) => void;
  /** Ends the year with the day that is under way. */
  readonly signal: AbortSignal;
}

const partProcess = fileURLToPath(new URL('./part-process.ts', import.meta.url));

/** Lives a year in several processes, because members of one shard have nothing to do with those of another. */
export async function runParts({ terms, parts, folder, onDay, signal }: PartsOptions): Promise<Year> {
  const reached = new Array<number>(parts).fill(0);
  const years = await Promise.all(
    Array.from({ length: parts }, (_, part) => {
      const shards = Array.from({ length: SHARDS }, (_each, shard) => shard).filter(
        (shard) => shard % parts === part,
      );
      const input = {
        terms,
        shards,
        folder: folder === null ? null : join(folder, `part-${part}-of-${parts}`),
      };
      return runPart(input, signal, (day, days) => {
        reached[part] = day;
        onDay(Math.min(...reached), days);
      });
    }),
  );
  return {
    isFinished: years.every(({ isFinished }) => isFinished),
    lanes: years.flatMap(({ lanes }) => lanes),
    effort: years.map(({ effort }) => effort).reduce(together),
  };
}

function runPart(
  input: PartInput,
  signal: AbortSignal,
  onDay: (day: number, days: number) => void,
): Promise<Year> {
  const child = fork(partProcess, [], {
    serialization: 'advanced',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const stop = () => child.send('stop');
  signal.addEventListener('abort', stop, { once: true });
  child.send(input);
  return answerOf(child, onDay).finally(() => signal.removeEventListener('abort', stop));
}

function answerOf(child: ChildProcess, onDay: (day: number, days: number) => void): Promise<Year> {
  return new Promise((resolve, reject) => {
    child.on('message', (message: PartMessage) => {
      if (message.kind === 'day') onDay(message.day, message.days);
      if (message.kind === 'year') resolve(message.year);
      if (message.kind === 'failure') reject(new Error(`a part of the year failed: ${message.failure}`));
    });
    child.once('error', reject);
    child.once('exit', (code, by) =>
      reject(new Error(`a part of the year ended with ${by ?? code} and no result`)),
    );
  });
}

/** Side by side: what they took adds up, except for the time. */
function together(one: Effort, other: Effort): Effort {
  const of = <T>(pick: (role: Role) => T) =>
    Object.fromEntries(ROLES.map((role) => [role, pick(role)])) as Record<Role, T>;
  return {
    seconds: Math.max(one.seconds, other.seconds),
    keepingSeconds: Math.max(one.keepingSeconds, other.keepingSeconds),
    processorSeconds: one.processorSeconds + other.processorSeconds,
    engineSeconds: one.engineSeconds + other.engineSeconds,
    units: of((role) => addUnits(one.units[role], other.units[role])),
    transactions: of((role) => one.transactions[role] + other.transactions[role]),
  };
}

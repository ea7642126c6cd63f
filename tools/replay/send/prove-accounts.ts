import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { Progress } from '../report/progress.ts';
import { type ApiClient, NoAnswer } from './api-client.ts';
import { workInLanes } from './lanes.ts';

const BOOK_ACCOUNTS = [
  'issued',
  'redeemed',
  'expired',
  'adjusted',
  'pending',
  'active',
  'held',
  'deficit',
] as const;
export type Books = Record<(typeof BOOK_ACCOUNTS)[number], number>;
type Balance = Pick<Books, 'pending' | 'active' | 'held' | 'deficit'>;

const ProofAnswer = z.object({
  proved: z.boolean(),
  entries: z.int(),
  drift: z.array(z.object({ path: z.string(), stored: z.unknown(), replayed: z.unknown() })),
  books: z.record(z.string(), z.int()),
});
const AccountAnswer = z.object({
  balance: z.object({ pending: z.int(), active: z.int(), held: z.int(), deficit: z.int() }),
});

/** What the ledger says of all accounts that the replay touched. Points. */
export interface Proof {
  members: number;
  guests: number;
  entries: number;
  /** Differences between replayed entries and stored accounts; the ledger is right when there is none. */
  drift: number;
  examples: string[];
  /** Accounts that could not be asked. */
  unproved: number;
  /** Sums of all postings; they add up to zero. */
  books: Books;
  /** What the accounts are now, with time evaluated: the books may be behind by what time did since the last entry. */
  now: Balance;
}

const EXAMPLES = 5;

/** Asks the ledger to prove every account that an answer named: members, and the pseudonyms of guests. */
export async function proveAccounts(
  database: DatabaseSync,
  api: ApiClient,
  concurrency: number,
  progress: Progress,
  signal: AbortSignal,
): Promise<Proof> {
  const total = Number(database.prepare('SELECT count(*) AS n FROM account').get()?.['n']);
  const proof = emptyProof();
  progress.begin('proving', total);
  const accounts = database.prepare('SELECT memberId, isGuest FROM account').iterate();
  const prove = async (account: Record<string, unknown>): Promise<void> => {
    if (signal.aborted) return;
    const isProved = await proveAccount(api, String(account['memberId']), proof);
    if (isProved) proof[account['isGuest'] === 1 ? 'guests' : 'members'] += 1;
    progress.advance(1);
  };
  try {
    await workInLanes(accounts, ({ memberId }) => String(memberId), prove, concurrency);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  progress.end();
  return { ...proof, unproved: total - proof.members - proof.guests };
}

/** False when the account could not be asked. */
async function proveAccount(api: ApiClient, memberId: string, proof: Proof): Promise<boolean> {
  try {
    const proved = await api.call('GET', `/v1/members/${memberId}/proof`);
    const read = await api.call('GET', `/v1/members/${memberId}/account`);
    if (proved.status !== 200 || read.status !== 200) {
      note(proof, `${memberId}: status ${proved.status} and ${read.status}`);
      return false;
    }
    addProof(proof, memberId, ProofAnswer.parse(proved.body));
    const { balance } = AccountAnswer.parse(read.body);
    for (const name of Object.keys(proof.now) as (keyof Balance)[]) proof.now[name] += balance[name];
    return true;
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    note(proof, `${memberId}: ${error.message}`);
    return false;
  }
}

function addProof(proof: Proof, memberId: string, answer: z.infer<typeof ProofAnswer>): void {
  const differences = answer.proved ? 0 : Math.max(1, answer.drift.length);
  proof.entries += answer.entries;
  proof.drift += differences;
  for (const name of BOOK_ACCOUNTS) proof.books[name] += answer.books[name] ?? 0;
  if (differences > 0) note(proof, `${memberId}: ${JSON.stringify(answer.drift)}`);
}

function note(proof: Proof, example: string): void {
  if (proof.examples.length < EXAMPLES) proof.examples.push(example);
}

function emptyProof(): Proof {
  const zeros = Object.fromEntries(BOOK_ACCOUNTS.map((name) => [name, 0])) as Books;
  const now = { pending: 0, active: 0, held: 0, deficit: 0 };
  return {
    members: 0,
    guests: 0,
    entries: 0,
    drift: 0,
    examples: [],
    unproved: 0,
    books: zeros,
    now,
  };
}

import { readStatement as operation } from '../../shared/contracts/operations/accounts.ts';
import { refuse } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { route } from '../../shared/lambda/route.ts';
import type { AccountsDeps } from './deps.ts';
import { statementEntry } from './statement-view.ts';

/** A page of the statement, newest first. Refusals: CURSOR_INVALID, MEMBER_NOT_FOUND. */
export function readStatement({ ledger }: Pick<AccountsDeps, 'ledger'>) {
  return route(operation, async ({ path: { memberId }, query: { limit, cursor } }) => {
    const after = cursor === undefined ? undefined : sequenceOf(cursor);
    const { entries, hasMore } = await ledger.readEntries(memberId, 'newest', limit, after);
    if (entries.length === 0 && after === undefined && (await ledger.readAccount(memberId)) === null) {
      return refuse('MEMBER_NOT_FOUND', `There is no member ${memberId}.`, '/path/memberId');
    }
    const last = entries.at(-1);
    return answer(200, {
      entries: entries.map(statementEntry),
      nextCursor: hasMore && last && last.sequence > 1 ? cursorOf(last.sequence) : null,
    });
  });
}

/** Opaque to callers, so that what it holds may change; to us, the last sequence number they have seen. */
const cursorOf = (sequence: number): string => Buffer.from(`before:${sequence}`).toString('base64url');

function sequenceOf(cursor: string): number {
  const match = /^before:([1-9][0-9]{0,9})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (match === null) {
    throw new ProblemError('CURSOR_INVALID', 'The cursor cannot be read.', [
      { pointer: '/query/cursor', detail: 'is not a nextCursor of this API' },
    ]);
  }
  return Number(match[1]);
}

import { listMemberMessages as operation } from '../../shared/contracts/operations/journeys.ts';
import { refuse } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { cursorOf, positionIn } from '../../shared/lambda/page-cursor.ts';
import { route } from '../../shared/lambda/route.ts';
import type { LedgerStore } from '../../shared/storage/ledger-store.ts';
import type { OutboxHistory } from '../../shared/storage/outbox-history.ts';
import { DECIDED_PLACE } from '../../shared/storage/outbox-keys.ts';
import { messageView } from './message-view.ts';

interface Deps {
  readonly history: Pick<OutboxHistory, 'page'>;
  readonly ledger: Pick<LedgerStore, 'readAccount'>;
}

/** A page of what was decided for a member, newest first. Refusals: CURSOR_INVALID, MEMBER_NOT_FOUND. */
export function listMemberMessages({ history, ledger }: Deps) {
  return route(operation, async ({ path: { memberId }, query: { limit, cursor } }) => {
    const [after = null] = cursor === undefined ? [] : positionIn(cursor, DECIDED_PLACE);
    const { items, next } = await history.page(memberId, limit, after);
    if (items.length === 0 && (await ledger.readAccount(memberId)) === null)
      return refuse('MEMBER_NOT_FOUND', `There is no member ${memberId}.`, '/path/memberId');
    return answer(200, {
      messages: items.map(messageView),
      nextCursor: next === null ? null : cursorOf(next),
    });
  });
}

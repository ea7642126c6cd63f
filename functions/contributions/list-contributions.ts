import * as operations from '../../shared/contracts/operations/contributions.ts';
import { refuse } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { cursorOf, positionIn } from '../../shared/lambda/page-cursor.ts';
import { route } from '../../shared/lambda/route.ts';
import { contributionView } from './contribution-view.ts';
import type { ContributionsDeps } from './deps.ts';

const POSITION = /^([0-9]{11}#[\x21-\x7e]{1,128})$/;

const placeIn = (cursor: string | undefined): string | undefined =>
  cursor === undefined ? undefined : positionIn(cursor, POSITION)[0];

/** What a member made, newest first. Refusals: CURSOR_INVALID, MEMBER_NOT_FOUND. */
export function listMemberContributions({
  ledger,
  contributions,
}: Pick<ContributionsDeps, 'ledger' | 'contributions'>) {
  return route(
    operations.listMemberContributions,
    async ({ path: { memberId }, query: { limit, cursor }, caller }) => {
      const page = await contributions.ofMember(memberId, limit, placeIn(cursor));
      if (page.contributions.length === 0 && (await ledger.readAccount(memberId)) === null)
        return refuse('MEMBER_NOT_FOUND', `There is no member ${memberId}.`, '/path/memberId');
      return answer(200, {
        contributions: page.contributions.map((each) => contributionView(each, caller)),
        nextCursor: page.next === null ? null : cursorOf(page.next),
      });
    },
  );
}

/** What waits for a decision, oldest first. Refusals: CURSOR_INVALID. */
export function listContributions({ contributions }: Pick<ContributionsDeps, 'contributions'>) {
  return route(operations.listContributions, async ({ query: { limit, cursor }, caller }) => {
    const page = await contributions.submitted(limit, placeIn(cursor));
    return answer(200, {
      contributions: page.contributions.map((each) => contributionView(each, caller)),
      nextCursor: page.next === null ? null : cursorOf(page.next),
    });
  });
}

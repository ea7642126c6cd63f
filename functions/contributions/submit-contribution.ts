import type { Caller } from '../../shared/contracts/access.ts';
import type { ContributionRequest } from '../../shared/contracts/contributions.ts';
import { submitContribution as operation } from '../../shared/contracts/operations/contributions.ts';
import { parseTime } from '../../shared/contracts/time.ts';
import type { Contribution } from '../../shared/domain/contributions/contribution.ts';
import {
  submitContribution as decide,
  type SubmitCommand,
} from '../../shared/domain/contributions/decide-contribution.ts';
import { refuseOutsider } from '../../shared/domain/ledger/redemption-account.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { answer, replayed } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { type ApiAnswer, route } from '../../shared/lambda/route.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import { contributionView } from './contribution-view.ts';
import type { ContributionsDeps } from './deps.ts';

type Deps = Pick<ContributionsDeps, 'ledger' | 'contributions' | 'stillMember'>;
type Answer = ApiAnswer<typeof operation> | Refusal;

/**
 * Takes what a member made, which waits for a decision from then on. Idempotent by contribution id. Committed only as long as
 * they are a member: who is erased at that very moment leaves nothing behind. Refusals: MEMBER_NOT_FOUND, MEMBER_CLOSED, those
 * of the decision. Emits nothing: nothing has happened to the member yet.
 */
export function submitContribution({ ledger, contributions, stillMember }: Deps) {
  return route(operation, ({ path: { memberId }, body, caller, now }) => {
    const command = commandOf(memberId, body);
    return untilCommitted<Answer>(async () => {
      const existing = await contributions.find(body.contributionId);
      if (existing !== null) return replay(existing, command, caller);
      const account = await ledger.readAccount(memberId);
      if (account === null)
        return refuse('MEMBER_NOT_FOUND', `There is no member ${memberId}.`, '/path/memberId');
      const contribution = refuseOutsider(account) ?? decide(command, now);
      if (isRefusal(contribution)) return contribution;
      const outcome = await ledger.commit({
        entries: [],
        accounts: [],
        companions: [stillMember(memberId), ...contributions.submitting(contribution)],
      });
      return outcome.kind === 'committed' ? answer(201, contributionView(contribution, caller)) : null;
    }, `taking contribution ${body.contributionId}`);
  });
}

/** Attributes in the order of their names, so that the same contribution always has the same text. */
function commandOf(memberId: string, body: ContributionRequest): SubmitCommand {
  const sorted = Object.entries(body.attributes).sort(([one], [other]) => (one < other ? -1 : 1));
  const { product, url } = body.reference;
  return {
    memberId,
    activity: {
      activityId: body.contributionId,
      type: body.type,
      occurredAt: parseTime(body.occurredAt),
      attributes: Object.fromEntries(sorted),
    },
    reference: { ...(product === undefined ? {} : { product }), ...(url === undefined ? {} : { url }) },
  };
}

function replay(existing: Contribution, command: SubmitCommand, caller: Caller | null): Answer {
  const { memberId, activity, reference } = existing;
  if (JSON.stringify({ memberId, activity, reference }) === JSON.stringify(command))
    return replayed(contributionView(existing, caller));
  throw new ProblemError(
    'IDEMPOTENCY_MISMATCH',
    `Contribution ${activity.activityId} was handed in with other content, or of another member.`,
    [{ pointer: '/contributionId', detail: 'is the id of a contribution with other content' }],
  );
}

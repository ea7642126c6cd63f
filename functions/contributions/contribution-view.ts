import { type Caller, isOfShop } from '../../shared/contracts/access.ts';
import type { ContributionView } from '../../shared/contracts/contributions.ts';
import { isoTime } from '../../shared/contracts/time.ts';
import { type Contribution, statusOf } from '../../shared/domain/contributions/contribution.ts';

/** Who decided and why is the shop's own matter. */
export function contributionView(
  contribution: Contribution,
  caller: Pick<Caller, 'kind'> | null,
): ContributionView {
  const { memberId, activity, reference, submittedAt, decisions } = contribution;
  return {
    contributionId: activity.activityId,
    memberId,
    type: activity.type,
    status: statusOf(contribution),
    occurredAt: isoTime(activity.occurredAt),
    submittedAt: isoTime(submittedAt),
    reference,
    attributes: { ...activity.attributes },
    decisions: isOfShop(caller)
      ? decisions.map(({ status, at, actor, reason }) => ({
          status,
          decidedAt: isoTime(at),
          actor,
          reason: reason ?? null,
        }))
      : null,
  };
}

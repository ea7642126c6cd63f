import type { InvitationView, ReferralPromiseView } from '../../shared/contracts/referral-codes.ts';
import { stepOf } from '../../shared/domain/ledger/referral-terms.ts';
import type { Amounts } from '../../shared/domain/program/goods.ts';
import { moneyWords } from '../../shared/domain/program/money-words.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import type { ReferralProgram } from '../../shared/domain/program/referral-program.ts';
import { rewardTexts } from '../../shared/domain/rewards/reward-texts.ts';

/** What a friend is promised, in figures and as a sentence. @param locale BCP 47, of the name of a reward */
export function invitationView(
  { code, shownAs }: Pick<InvitationView, 'code' | 'shownAs'>,
  terms: ReferralProgram,
  program: Program,
  locale?: string,
): InvitationView {
  const { qualifyingOrder, windowDays, holdDays } = terms;
  const friendGets = friendPromise(terms, program, locale);
  return {
    code,
    shownAs,
    friendGets,
    pointsName: program.pointsName,
    minimumOrder: { ...qualifyingOrder.minimum },
    windowDays,
    holdDays,
    sentence: sentenceOf(friendGets, terms, program),
  };
}

/** A friend has one success, the first. */
export function friendPromise(
  { friendGets }: ReferralProgram,
  program: Program,
  locale?: string,
): ReferralPromiseView {
  const step = stepOf(friendGets, 1);
  if (step === null) return { points: 0, rewardId: null, rewardName: null };
  if ('points' in step) return { points: step.points, rewardId: null, rewardName: null };
  const reward = program.rewards?.find(({ id }) => id === step.reward);
  const rewardName = reward === undefined ? null : rewardTexts(reward, locale).name;
  return { points: 0, rewardId: step.reward, rewardName };
}

function sentenceOf(
  { points, rewardId, rewardName }: ReferralPromiseView,
  { qualifyingOrder, windowDays, holdDays }: ReferralProgram,
  program: Program,
): string {
  if (rewardId === null && points === 0) return 'You are invited.';
  const gift = rewardId === null ? `${points} ${program.pointsName}` : (rewardName ?? rewardId);
  const least = minimumWords(qualifyingOrder.minimum, program);
  const order = `with your first order${least === '' ? '' : ` of at least ${least}`}`;
  const hold = holdDays === 0 ? '' : `, to be used from ${days(holdDays)} after it on`;
  return `You get ${gift} ${order} within ${days(windowDays)} after you join${hold}.`;
}

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

function minimumWords(minimum: Amounts | undefined, { currencies }: Program): string {
  const words = currencies.flatMap((currency) => {
    const least = minimum?.[currency.code];
    return least === undefined ? [] : [moneyWords(least, currency)];
  });
  return words.join(' or ');
}

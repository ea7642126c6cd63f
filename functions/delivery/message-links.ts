import { type LinkSecrets, signLink } from '../../shared/access/signed-link.ts';
import { type EpochSeconds, SECONDS_PER_DAY } from '../../shared/domain/calendar.ts';
import type { OutboxItem } from '../../shared/domain/delivery/outbox-item.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import type { Template } from '../../shared/domain/program/template.ts';
import type { SurveyAnswer } from '../../shared/domain/surveys/survey-answer.ts';
import type { MessageLinks, ReferralLink } from '../../shared/messages/render-message.ts';
import { placeholdersOf } from '../../shared/messages/render-message.ts';
import type { AskedSurvey } from '../../shared/messages/survey-scale.ts';
import { codeOfAdvocate } from '../../shared/referring/code-of-advocate.ts';
import type { DeliveryDeps } from './deps.ts';

/** People stop messages long after they got them. */
const STOP_DAYS = 365;

export interface Linked {
  readonly item: OutboxItem;
  readonly template: Template;
  readonly program: Program;
  /** The answer that it asks for; null where it asks for none. */
  readonly asked: SurveyAnswer | null;
  readonly secrets: LinkSecrets;
}

/** The links of a message: no more than its template asks for, and always the one that stops it. */
export function messageLinks(
  deps: Pick<DeliveryDeps, 'codes' | 'ledger' | 'profiles' | 'stillMember' | 'linkBase' | 'referralLinkBase'>,
) {
  const { linkBase, referralLinkBase } = deps;
  const codeOf = codeOfAdvocate(deps);
  /** @throws Fault when storage fails. */
  return async (linked: Linked, now: EpochSeconds): Promise<MessageLinks> => {
    const { item, template, secrets } = linked;
    const survey = askedSurvey(linked);
    const said = placeholdersOf(template);
    const invites = said.has('referralLink') || said.has('referralCode');
    const referral = invites ? await referralOf(linked, now) : null;
    const content = { memberId: item.memberId, channel: item.channel ?? template.channel };
    const token = signLink('stop', content, now + STOP_DAYS * SECONDS_PER_DAY, secrets);
    return {
      stop: `${linkBase}/stop/${token}`,
      ...(survey === null ? {} : { survey }),
      ...(referral === null ? {} : { referral }),
    };
  };

  /** Short, because a text message has room for few characters. The link is good for as long as its answer is taken. */
  function askedSurvey({ asked, secrets }: Linked): AskedSurvey | null {
    if (asked === null) return null;
    const { kind, askId, memberId, surveyId, closesAt } = asked;
    const token = signLink('survey', { askId, memberId, surveyId }, closesAt, secrets);
    return { kind, address: `${linkBase}/s/${token}` };
  }

  /** Null where the member may not refer. */
  async function referralOf({ item, program }: Linked, now: EpochSeconds): Promise<ReferralLink | null> {
    const code = await codeOf(item.memberId, program, now);
    return code === null ? null : { code, link: `${referralLinkBase}/r/${encodeURIComponent(code)}?c=email` };
  }
}

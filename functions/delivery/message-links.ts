import { type LinkSecrets, signLink } from '../../shared/access/signed-link.ts';
import { type EpochSeconds, SECONDS_PER_DAY } from '../../shared/domain/calendar.ts';
import type { OutboxItem } from '../../shared/domain/delivery/outbox-item.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import type { MessageTemplate } from '../../shared/messages/message-template.ts';
import type { MessageLinks } from '../../shared/messages/render-message.ts';
import { linksIn } from '../../shared/messages/render-message.ts';
import type { AskedSurvey } from '../../shared/messages/survey-scale.ts';
import type { DeliveryDeps } from './deps.ts';

/** People stop messages long after they got them. */
const STOP_DAYS = 365;

export interface Linked {
  readonly item: OutboxItem;
  readonly template: MessageTemplate;
  readonly program: Program;
  readonly secrets: LinkSecrets;
}

/** The links of a message: no more than its template asks for, and always the one that stops it. */
export function messageLinks({
  messages,
  codes,
  linkBase,
  referralLinkBase,
}: Pick<DeliveryDeps, 'messages' | 'codes' | 'linkBase' | 'referralLinkBase'>) {
  /** @throws Fault when storage fails. */
  return async (linked: Linked, now: EpochSeconds): Promise<MessageLinks> => {
    const { item, template, secrets } = linked;
    const survey = surveyOf(linked, now);
    const referral = linksIn(template).has('referral_link') ? await referralLink(item.memberId) : null;
    const content = { memberId: item.memberId, channel: item.channel ?? template.channel };
    const token = signLink('stop', content, now + STOP_DAYS * SECONDS_PER_DAY, secrets);
    return {
      stop: `${linkBase}/stop/${token}`,
      ...(survey === null ? {} : { survey }),
      ...(referral === null ? {} : { referral }),
    };
  };

  function surveyOf({ item, program, secrets }: Linked, now: EpochSeconds): AskedSurvey | null {
    if (item.action.kind !== 'ask_survey') return null;
    const survey = messages.survey(program, item.action.survey);
    if (survey === null) return null;
    const content = { askId: item.askId, memberId: item.memberId, surveyId: survey.id };
    const token = signLink('survey', content, now + survey.openDays * SECONDS_PER_DAY, secrets);
    return { kind: survey.kind, address: `${linkBase}/v1/surveys/${token}` };
  }

  /** Null where the member has no code yet. */
  async function referralLink(memberId: string): Promise<string | null> {
    const issued = await codes.readCode(memberId);
    return issued === null ? null : `${referralLinkBase}/r/${encodeURIComponent(issued.code)}?c=email`;
  }
}

import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { unsendableBecause } from '../../shared/domain/delivery/may-send.ts';
import type { OutboxItem } from '../../shared/domain/delivery/outbox-item.ts';
import type { ItemState, NotDone, Outcome } from '../../shared/domain/delivery/outcome.ts';
import type { Account } from '../../shared/domain/ledger/account.ts';
import { NO_PREFERENCES } from '../../shared/domain/preferences.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import type { Template } from '../../shared/domain/program/template.ts';
import type { SurveyAnswer } from '../../shared/domain/surveys/survey-answer.ts';
import { MissingValue } from '../../shared/messages/placeholders.ts';
import { localeOfTexts, type RenderedMessage, renderMessage } from '../../shared/messages/render-message.ts';
import { stopHeaders } from '../../shared/pages/stop/one-click.ts';
import type { MessageSender } from '../../shared/sending/message-sender.ts';
import { addressHash, writeTags } from '../../shared/sending/message-tags.ts';
import type { StoredProfile } from '../../shared/storage/profile-store.ts';
import { surveyAsker } from '../../shared/surveys/survey-asker.ts';
import type { DeliveryDeps } from './deps.ts';
import { givenValues } from './given-values.ts';
import { causeValues, memberValues } from './member-values.ts';
import { messageLinks } from './message-links.ts';
import { surveyOf, templateOf } from './program-messages.ts';
import { type Ready, sendOnce } from './send-once.ts';

/**
 * Sends a message, at most once. Whether it may leave is asked again now, because the member may have changed their mind
 * since it was decided; address, name and locale are read now and kept nowhere.
 */
export function sendMessage(deps: DeliveryDeps) {
  const linksOf = messageLinks(deps);
  const givenTo = givenValues(deps);
  const once = sendOnce(deps);
  const ask = surveyAsker(deps);

  /** @throws Fault when it has to be tried again. */
  return (item: OutboxItem, state: ItemState, now: EpochSeconds): Promise<Outcome> =>
    once(item, state, now, () => prepare(item, now));

  async function prepare(item: OutboxItem, now: EpochSeconds): Promise<Ready | NotDone> {
    const [account, profile] = await Promise.all([
      deps.ledger.readAccount(item.memberId),
      deps.profiles.readProfile(item.memberId),
    ]);
    const isActive = account?.status === 'active';
    const preferences = profile?.preferences ?? NO_PREFERENCES;
    const reason = unsendableBecause(item, { isActive, preferences }, now);
    if (reason !== null) return reason;
    if (item.channel !== 'email' || deps.sender === null) return 'CHANNEL_NOT_SET_UP';
    const to = profile?.fields.email;
    if (account === null || profile === null || to === undefined) return 'NO_ADDRESS';
    return compose(item, { account, profile }, { to, sender: deps.sender, now });
  }

  async function compose(
    item: OutboxItem,
    { account, profile }: { readonly account: Account; readonly profile: StoredProfile },
    { to, sender, now }: { readonly to: string; readonly sender: MessageSender; readonly now: EpochSeconds },
  ): Promise<Ready | NotDone> {
    const program = await deps.programs.version(item.programVersion);
    const template = 'template' in item.action ? templateOf(program, item.action.template) : null;
    if (template === null) return 'TEMPLATE_NOT_FOUND';
    const asked = await askedBy(item, program, now);
    if (typeof asked === 'string') return asked;
    const secrets = await deps.linkSecrets();
    const links = await linksOf({ item, template, program, asked, secrets }, now);
    const { fields, preferences } = profile;
    const texts = localeOfTexts(template, fields.locale ?? 'en');
    const message = rendered(template, {
      reader: { name: fields.name ?? null, locale: fields.locale ?? null },
      programName: program.name,
      timeZone: preferences?.timeZone ?? program.timeZone,
      currencies: program.currencies,
      data: {
        ...memberValues(account, program, now),
        ...(await givenTo(item, template, { program, locale: texts })),
        ...causeValues(item),
      },
      links,
    });
    if (message === null) return 'VALUE_MISSING';
    const { locale, ...content } = message;
    const tags = writeTags({ item, addressHash: addressHash(to, secrets[0]) });
    return { locale, sender, email: { to, ...content, headers: stopHeaders(links.stop), tags } };
  }

  /** The answer that a message asks for; null where it asks for none. */
  async function askedBy(
    item: OutboxItem,
    program: Program,
    now: EpochSeconds,
  ): Promise<SurveyAnswer | NotDone | null> {
    const { action } = item;
    const survey = action.kind === 'ask_survey' ? surveyOf(program, action.survey) : null;
    if (survey === null) return null;
    return (await ask(item, survey, now)) ?? 'NOTHING_TO_ASK';
  }

  function rendered(
    template: Template,
    context: Parameters<typeof renderMessage>[1],
  ): RenderedMessage | null {
    try {
      return renderMessage(template, context);
    } catch (error) {
      if (!(error instanceof MissingValue)) throw error;
      deps.logger.warn('a message was not sent for want of a value', { template: template.id, error });
      return null;
    }
  }
}

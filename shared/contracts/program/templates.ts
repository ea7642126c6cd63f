import * as z from 'zod/mini';
import {
  hasLooseBraces,
  isPlaceholder,
  PLACEHOLDERS,
  placeholdersIn,
  TEMPLATE_PURPOSES,
  type TemplateText as Text,
} from '../../domain/program/template.ts';
import { MESSAGE_CHANNELS, type MessageChannel } from '../../domain/program/trigger.ts';
import { described, named } from '../named.ts';
import { text } from '../primitives.ts';
import { MAX_BODY_LENGTH, MAX_SUBJECT_LENGTH } from './limits.ts';
import { byLocale } from './locales.ts';
import { programId, prose } from './values.ts';

const THOSE = Object.keys(PLACEHOLDERS)
  .map((name) => `{${name}}`)
  .join(', ');

/** Faults of the placeholders of a text; a misspelled one would be read by customers. */
const withPlaceholders = <S extends z.ZodMiniType<string>>(schema: S): S =>
  schema.check(
    z.check(({ value, issues }) => {
      const fault = (message: string) => issues.push({ code: 'custom', input: value, message });
      for (const name of placeholdersIn(value).filter((each) => !isPlaceholder(each)))
        fault(`has {${name}}, which is no placeholder; there are ${THOSE}`);
      if (hasLooseBraces(value))
        fault(`has a brace that belongs to no placeholder; remove it, or write one of ${THOSE}`);
    }),
  );

const TemplateText = named(
  'TemplateText',
  'The words of a message in one language. Placeholders stand in braces. Lengths are those before they are filled in.',
  z
    .strictObject({
      subject: z.exactOptional(
        withPlaceholders(
          text(
            'Of an e-mail, which needs one, or the title of a push message; other channels have none.',
            MAX_SUBJECT_LENGTH,
          ),
        ),
      ),
      body: withPlaceholders(
        prose(
          `Markdown for e-mails, at most ${MAX_BODY_LENGTH.email} characters; plain text for \`sms\`, at most ${MAX_BODY_LENGTH.sms}, \`push\`, ${MAX_BODY_LENGTH.push}, and \`whatsapp\`, ${MAX_BODY_LENGTH.whatsapp}.`,
          MAX_BODY_LENGTH.email,
        ),
      ),
      nameless: z.exactOptional(
        text('Stands for `{name}` where the member never told theirs; needed wherever `{name}` is.', 40),
      ),
    })
    .check(
      z.check(({ value, issues }) => {
        const isNamed = placeholdersIn(`${value.subject ?? ''}${value.body}`).includes('name');
        if (isNamed === (value.nameless !== undefined)) return;
        const message = isNamed
          ? 'is missing, and {name} is used; give the words that stand for it where a name is not known, such as "there"'
          : 'stands for {name}, which is not used; remove it';
        issues.push({ code: 'custom', input: value.nameless, path: ['nameless'], message });
      }),
    ),
);

export const Template = named(
  'Template',
  'A message: for what, by which channel, and its words.',
  z
    .strictObject({
      id: programId('Name of the template; triggers give it in `template`.'),
      channel: described(
        'How it reaches people. It is sent to those alone who agreed to this channel.',
        z.enum(MESSAGE_CHANNELS),
      ),
      purpose: described(
        'Which action may send it: `message`, or `ask_review`, `ask_referral` and `ask_survey`.',
        z.enum(TEMPLATE_PURPOSES),
      ),
      texts: described(
        "The words, by BCP 47 locale. Who reads none of them gets the nearest one; who has not said, the program's first.",
        byLocale(TemplateText, '{"en": {"subject": "…", "body": "… {stopLink}"}}'),
      ),
    })
    .check(
      z.check(({ value: { channel, texts }, issues }) => {
        for (const [locale, words] of Object.entries(texts))
          for (const { field, message } of faultsOfText(channel, words))
            issues.push({ code: 'custom', input: words[field], path: ['texts', locale, field], message });
      }),
    ),
);

interface TextFault {
  readonly field: 'subject' | 'body';
  readonly message: string;
}

function faultsOfText(channel: MessageChannel, { subject, body }: Text): readonly TextFault[] {
  const most = MAX_BODY_LENGTH[channel];
  const hasSubject = channel === 'email' || channel === 'push';
  return [
    ...(channel === 'email' && subject === undefined
      ? [{ field: 'subject', message: 'is missing; an e-mail needs one' } as const]
      : []),
    ...(!hasSubject && subject !== undefined
      ? [{ field: 'subject', message: `is not shown by the channel ${channel}; remove it` } as const]
      : []),
    ...(body.length > most
      ? [
          {
            field: 'body',
            message: `has ${body.length} characters, and a message by ${channel} may have ${most}; shorten it`,
          } as const,
        ]
      : []),
  ];
}

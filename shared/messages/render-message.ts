import type { MessageData } from '../domain/delivery/message-data.ts';
import { bestLocale } from '../domain/program/best-locale.ts';
import type { Html } from '../pages/html.ts';
import { readMarkdown } from './markdown.ts';
import { htmlOf } from './message-html.ts';
import { messagePage, plainMessage } from './message-page.ts';
import type { MessageTemplate } from './message-template.ts';
import { textOf } from './message-text.ts';
import { filledText, placeholdersIn, type Values } from './placeholders.ts';
import { type AskedSurvey, surveyScale } from './survey-scale.ts';
import { oneLine, type Writing, writtenValues } from './written-values.ts';

/** Whom a message is for, as they are known when it is sent. */
export interface MessageReader {
  readonly name: string | null;
  /** BCP 47; `null`: not known. */
  readonly locale: string | null;
}

export interface MessageLinks {
  /** Stops messages on the channel by itself; below every message. */
  readonly stop: string;
  readonly survey?: AskedSurvey;
  readonly referral?: string;
}

export interface MessageContext extends Omit<Writing, 'locale'> {
  readonly reader: MessageReader;
  /** What the shop calls its program. */
  readonly shopName: string;
  readonly data: MessageData;
  readonly links: MessageLinks;
}

export interface RenderedMessage {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** That of the texts; the nearest to the reader's that the template has. */
  readonly locale: string;
}

/**
 * A message as it is sent. Placeholders are the data's, and `{name}`, `{shop}`, `{survey_link}`, `{referral_link}` and
 * `{stop_link}`; `{survey_scale}`, alone in its paragraph, is a link for each score.
 *
 * @throws MissingValue where the template says something that is not known and has no words for that
 * @throws Error for a template without texts, which validation does not let pass
 */
export function renderMessage(template: MessageTemplate, context: MessageContext): RenderedMessage {
  const { reader, shopName, links } = context;
  const locale = localeFor(template, reader.locale ?? 'en');
  const { subject, body } = template.texts[locale] ?? { subject: '', body: '' };
  const writing = writingLocale(reader.locale, locale);
  const values = valuesOf(context, writing);
  const blocks = readMarkdown(body);
  // A subject is one header: nothing that anybody wrote may end its line.
  const filledSubject = filledText(subject.replaceAll(/\s+/g, ' ').trim(), values);
  const around = { locale, subject: filledSubject, shopName: oneLine(shopName), stopLink: links.stop };
  const { survey } = links;
  const htmlParts: Record<string, Html> =
    survey === undefined ? {} : { survey_scale: surveyScale(survey, writing) };
  const textParts: Values = survey === undefined ? {} : { survey_scale: survey.address };
  return {
    locale,
    subject: filledSubject,
    html: messagePage(htmlOf(blocks, values, htmlParts), around),
    text: plainMessage(textOf(blocks, values, textParts), around),
  };
}

/** Which links a template asks for, so that no more are made. */
export const linksIn = ({ texts }: MessageTemplate): ReadonlySet<string> =>
  new Set(
    Object.values(texts)
      .flatMap(({ subject, body }) => placeholdersIn(`${subject} ${body}`))
      .filter((name) => name.endsWith('_link')),
  );

function valuesOf(context: MessageContext, locale: string): Values {
  const { reader, shopName, links, data } = context;
  return {
    ...writtenValues(data, { ...context, locale }),
    name: oneLine(reader.name ?? ''),
    shop: oneLine(shopName),
    stop_link: links.stop,
    survey_link: links.survey?.address ?? '',
    referral_link: links.referral ?? '',
  };
}

/** The reader's, or the nearest that the texts are in: of their language, else English, else the first. */
function localeFor({ id, texts }: MessageTemplate, asked: string): string {
  const offered = Object.keys(texts).sort();
  const found = bestLocale(offered, asked) ?? bestLocale(offered, 'en') ?? offered[0];
  if (found === undefined) throw new Error(`the template ${id} has no texts`);
  return found;
}

/** Numbers as the reader writes them, where the text is in their language: German words with the dates of Austria. */
function writingLocale(reader: string | null, text: string): string {
  const isSameLanguage = reader?.toLowerCase().split('-')[0] === text.toLowerCase().split('-')[0];
  return reader !== null && isSameLanguage && isWritten(reader) ? reader : text;
}

function isWritten(locale: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale).length > 0;
  } catch {
    return false;
  }
}

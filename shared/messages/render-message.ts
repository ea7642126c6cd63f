import type { MessageData } from '../domain/delivery/message-data.ts';
import { bestLocale } from '../domain/program/best-locale.ts';
import { placeholdersIn, type Template, type TemplateText } from '../domain/program/template.ts';
import type { Html } from '../pages/html.ts';
import { readMarkdown } from './markdown.ts';
import { htmlOf } from './message-html.ts';
import { messagePage, plainMessage } from './message-page.ts';
import { textOf } from './message-text.ts';
import { filledText, type Values } from './placeholders.ts';
import { type AskedSurvey, surveyScale } from './survey-scale.ts';
import { oneLine, personName, type Writing, writtenValues } from './written-values.ts';

/** Whom a message is for, as they are known when it is sent. */
export interface MessageReader {
  readonly name: string | null;
  /** BCP 47; `null`: not known. */
  readonly locale: string | null;
}

/** The member's own link and code for friends. */
export interface ReferralLink {
  readonly link: string;
  readonly code: string;
}

export interface MessageLinks {
  /** Stops messages on the channel by itself; below every message. */
  readonly stop: string;
  readonly survey?: AskedSurvey;
  readonly referral?: ReferralLink;
}

export interface MessageContext extends Omit<Writing, 'locale'> {
  readonly reader: MessageReader;
  /** What the shop calls its program. */
  readonly programName: string;
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
 * A message as it is sent. Its placeholders are those of `PLACEHOLDERS`: name, program and links are known here, all else is
 * `data`. `{surveyLink}`, alone in its paragraph, is a link for each score.
 *
 * @throws MissingValue where the template says something that is not known
 * @throws Error for a template without texts, which validation does not let pass
 */
export function renderMessage(template: Template, context: MessageContext): RenderedMessage {
  const { reader, programName, links } = context;
  const locale = localeOfTexts(template, reader.locale ?? 'en');
  const words: TemplateText = template.texts[locale] ?? { body: '' };
  const { subject = '', body } = words;
  const writing = writingLocale(reader.locale, locale);
  const values = valuesOf(context, words, writing);
  const blocks = readMarkdown(body);
  // A subject is one header: nothing that anybody wrote may end its line.
  const filledSubject = filledText(subject.replaceAll(/\s+/g, ' ').trim(), values);
  const around = {
    locale,
    subject: filledSubject,
    shopName: oneLine(programName),
    // One way to stop it is enough, and the words of the shop come first.
    stopLink: placeholdersIn(body).includes('stopLink') ? null : links.stop,
  };
  const { survey } = links;
  const htmlParts: Record<string, Html> =
    survey === undefined ? {} : { surveyLink: surveyScale(survey, writing) };
  const textParts: Values = survey === undefined ? {} : { surveyLink: survey.address };
  return {
    locale,
    subject: filledSubject,
    html: messagePage(htmlOf(blocks, values, htmlParts), around),
    text: plainMessage(textOf(blocks, values, textParts), around),
  };
}

/** What a template says in any language, so that no more is looked up. */
export const placeholdersOf = ({ texts }: Template): ReadonlySet<string> =>
  new Set(Object.values(texts).flatMap(({ subject = '', body }) => placeholdersIn(`${subject} ${body}`)));

function valuesOf(context: MessageContext, { nameless = '' }: TemplateText, locale: string): Values {
  const { reader, programName, links, data } = context;
  return {
    ...writtenValues(data, { ...context, locale }),
    name: personName(reader.name ?? '') || nameless,
    programName: oneLine(programName),
    stopLink: links.stop,
    surveyLink: links.survey?.address ?? '',
    referralLink: links.referral?.link ?? '',
    referralCode: links.referral?.code ?? '',
  };
}

/** The reader's, or the nearest that the texts are in: of their language, else English, else the first. */
export function localeOfTexts({ id, texts }: Template, asked: string): string {
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

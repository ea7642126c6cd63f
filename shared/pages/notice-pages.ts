import { html } from './html.ts';
import { page } from './page.ts';
import { pageLanguage } from './texts/page-language.ts';
import type { PageTexts } from './texts/page-texts.ts';

/** Whom a page is for: all that it takes where nothing else is known. */
export interface Reader {
  /** The member's, BCP 47; what their browser asks for where the link tells no member. */
  readonly locale: string;
  readonly shopName: string;
}

/** For a survey that takes no more answers. */
export const endedPage = (reader: Reader): string => notice(reader, 'surveyEnded', 'noMoreAnswers');

/** For a link that we did not sign, or that was cut off on its way. */
export const brokenLinkPage = (reader: Reader): string => notice(reader, 'linkBroken', 'openAgain');

/** For the link of somebody who was erased: nothing is known of them but that, so it is in their browser's language. */
export const goneMemberPage = (reader: Reader): string => notice(reader, 'memberGone', 'nothingKept');

/** For whoever was kept waiting in vain. Not even the shop's name may be known then. */
export const laterPage = (locale: string): string =>
  notice({ locale, shopName: '' }, 'tryLater', 'notStored');

type Words = { [K in keyof PageTexts]: PageTexts[K] extends string ? K : never }[keyof PageTexts];

function notice({ locale, shopName }: Reader, title: Words, text: Words): string {
  const language = pageLanguage(locale);
  const { texts } = language;
  const main = html`<h1>${texts[title]}</h1>\n<p>${texts[text]}</p>\n`;
  return page({ language, title: texts[title], shopName, main });
}

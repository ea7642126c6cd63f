import { html } from './html.ts';
import { page } from './page.ts';
import { pageLanguage } from './texts/page-language.ts';

/** Whom a page is for: all that it takes where nothing else is known. */
export interface Reader {
  /** The member's, BCP 47; what their browser asks for where the link tells no member. */
  readonly locale: string;
  readonly shopName: string;
}

/** For a survey that takes no more answers. */
export function endedPage({ locale, shopName }: Reader): string {
  const language = pageLanguage(locale);
  const { surveyEnded, noMoreAnswers } = language.texts;
  const main = html`<h1>${surveyEnded}</h1>\n<p>${noMoreAnswers}</p>\n`;
  return page({ language, title: surveyEnded, shopName, main });
}

/** For a link that we did not sign, or that was cut off on its way. */
export function brokenLinkPage({ locale, shopName }: Reader): string {
  const language = pageLanguage(locale);
  const { linkBroken, openAgain } = language.texts;
  const main = html`<h1>${linkBroken}</h1>\n<p>${openAgain}</p>\n`;
  return page({ language, title: linkBroken, shopName, main });
}

import { isRightToLeft } from './direction.ts';
import type { Messages } from './words.ts';

/** Each language is a file that a page loads only if it is its own. */
const LANGUAGES: Readonly<Record<string, () => Promise<{ readonly MESSAGES: Messages }>>> = {
  en: () => import('../locales/en.ts'),
  de: () => import('../locales/de.ts'),
  fr: () => import('../locales/fr.ts'),
  es: () => import('../locales/es.ts'),
  ar: () => import('../locales/ar.ts'),
};

/** A language that is spoken here, and how numbers and dates are written in it. */
export interface Language {
  /** One of ours. */
  readonly code: string;
  /** As it was asked for where we have its language, so that `de-AT` keeps its own dates and numbers; else ours. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
}

/**
 * The first of some wishes whose language there is; English, where there is none.
 *
 * @param wishes BCP 47, the most wanted first; what is no language tag is passed over
 */
export function languageOf(wishes: readonly (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    const locale = wellFormed(wish);
    const code = locale?.split('-')[0] ?? '';
    if (locale !== null && code in LANGUAGES)
      return { code, locale, direction: isRightToLeft(code) ? 'rtl' : 'ltr' };
  }
  return { code: 'en', locale: 'en', direction: 'ltr' };
}

function wellFormed(wish: string | null | undefined): string | null {
  try {
    return Intl.getCanonicalLocales(wish ?? [])[0] ?? null;
  } catch {
    return null;
  }
}

export const LANGUAGE_CODES = Object.keys(LANGUAGES);

const loaded = new Map<string, Promise<Messages>>();

/** @throws when its file cannot be loaded; the next call asks for it again */
export function messagesOf({ code }: Language): Promise<Messages> {
  const known = loaded.get(code);
  if (known !== undefined) return known;
  const load = LANGUAGES[code];
  if (load === undefined) throw new Error(`there is no language ${code}`);
  const messages = load().then(({ MESSAGES }) => MESSAGES);
  loaded.set(code, messages);
  messages.catch(() => loaded.delete(code));
  return messages;
}

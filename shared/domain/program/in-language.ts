import { bestLocale } from './best-locale.ts';
import { ownValue } from './own-value.ts';
import type { Program } from './program.ts';

/**
 * The program as customers of a language read it: rules and challenges with their words in it, where they have some, else with
 * their own. It judges the same.
 *
 * @param locale BCP 47, in any case; left out for the program's own words
 */
export function inLanguage(program: Program, locale: string | undefined): Program {
  if (locale === undefined) return program;
  const { earningRules, challenges } = program;
  return {
    ...program,
    earningRules: earningRules.map((rule) => ({ ...rule, ...textsIn(rule.texts, locale) })),
    ...(challenges === undefined
      ? {}
      : {
          challenges: challenges.map((challenge) => ({ ...challenge, ...textsIn(challenge.texts, locale) })),
        }),
  };
}

/**
 * The texts of exactly the locale, else of its language alone, else of another country with this language, else none. A part that
 * they leave out is told as the program has it.
 */
export function textsIn<Texts>(
  texts: Readonly<Record<string, Texts>> | undefined,
  locale: string,
): Texts | undefined {
  const found = bestLocale(Object.keys(texts ?? {}), locale);
  return found === undefined ? undefined : ownValue(texts, found);
}

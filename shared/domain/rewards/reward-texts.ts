import { textsIn } from '../program/in-language.ts';
import type { Reward, RewardTexts } from '../program/reward.ts';

/**
 * What customers read in a language: the texts of exactly the locale, else of its language alone, else of another country
 * with this language, else the reward's own. A part that the locale leaves out is told as the reward has it: terms in a
 * foreign language are better than none.
 *
 * @param locale BCP 47, in any case; left out for the reward's own texts
 */
export function rewardTexts(reward: Reward, locale?: string): RewardTexts {
  const { name, description, terms, texts } = reward;
  const own: RewardTexts = {
    name,
    ...(description === undefined ? {} : { description }),
    ...(terms === undefined ? {} : { terms }),
  };
  return locale === undefined ? own : { ...own, ...textsIn(texts, locale) };
}

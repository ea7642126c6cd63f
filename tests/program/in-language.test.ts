import { expect, test } from 'vitest';
import { DEFAULT_PROGRAM } from '../../shared/domain/program/default-program.ts';
import { inLanguage } from '../../shared/domain/program/in-language.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { aChallenge } from './challenges.ts';

const program: Program = {
  ...DEFAULT_PROGRAM,
  earningRules: [
    {
      id: 'base',
      description: 'A point for each dollar',
      on: 'order',
      effect: { kind: 'fixed_points', points: 1 },
      texts: { de: { description: 'Ein Punkt je Dollar' }, 'pt-BR': { description: 'Um ponto por dólar' } },
    },
    { id: 'plain', description: 'A gift', on: 'order', effect: { kind: 'fixed_points', points: 1 } },
  ],
  challenges: [
    aChallenge({
      name: 'Third order',
      description: 'Three of them',
      texts: { de: { name: 'Dritte Bestellung' } },
    }),
  ],
};
const wordsIn = (locale?: string) => {
  const { earningRules, challenges = [] } = inLanguage(program, locale);
  return [
    ...earningRules.map(({ description }) => description),
    ...challenges.map(({ name, description }) => `${name}: ${description}`),
  ];
};

test.each([
  ['de', ['Ein Punkt je Dollar', 'A gift', 'Dritte Bestellung: Three of them']],
  ['de-AT', ['Ein Punkt je Dollar', 'A gift', 'Dritte Bestellung: Three of them']],
  ['PT', ['Um ponto por dólar', 'A gift', 'Third order: Three of them']],
  ['fr', ['A point for each dollar', 'A gift', 'Third order: Three of them']],
  [undefined, ['A point for each dollar', 'A gift', 'Third order: Three of them']],
])('a program in %s has the words that there are, and its own for the rest', (locale, words) => {
  expect(wordsIn(locale)).toEqual(words);
});

test('a program in another language judges by the same rules', () => {
  const strip = ({ earningRules, ...rest }: Program) => ({
    ...rest,
    challenges: [],
    earningRules: earningRules.map(({ description: _, ...rule }) => rule),
  });
  expect(strip(inLanguage(program, 'de'))).toEqual(strip(program));
});

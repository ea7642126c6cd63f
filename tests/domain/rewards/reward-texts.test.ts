import { expect, test } from 'vitest';
import { rewardTexts } from '../../../shared/domain/rewards/reward-texts.ts';
import { tenOff } from './reward-builders.ts';

const reward = tenOff({
  name: 'Free mug',
  terms: 'While stocks last.',
  texts: {
    de: { name: 'Gratis-Becher', terms: 'Solange der Vorrat reicht.' },
    'de-CH': { name: 'Gratis-Tasse' },
    'pt-PT': { name: 'Caneca grátis' },
    'pt-BR': { name: 'Caneca de graça' },
  },
});

test.each([
  ['de', 'Gratis-Becher'],
  ['de-CH', 'Gratis-Tasse'],
  ['DE-ch', 'Gratis-Tasse'],
  ['de-AT', 'Gratis-Becher'],
  ['pt', 'Caneca de graça'],
  ['pt-AO', 'Caneca de graça'],
  ['fr', 'Free mug'],
  ['constructor', 'Free mug'],
  [undefined, 'Free mug'],
])('in %s it is %s', (locale, name) => {
  expect(rewardTexts(reward, locale).name).toBe(name);
});

test('what a language leaves out is told as the reward has it', () => {
  expect(rewardTexts(reward, 'de-CH')).toEqual({ name: 'Gratis-Tasse', terms: 'While stocks last.' });
  expect(rewardTexts(reward)).toEqual({ name: 'Free mug', terms: 'While stocks last.' });
});

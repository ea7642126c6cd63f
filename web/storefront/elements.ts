/** Every element with the module that defines it: a page loads those that it has. */
export const ELEMENTS: Readonly<Record<`perennial-${string}`, () => Promise<CustomElementConstructor>>> = {
  'perennial-balance': async () => (await import('./elements/balance.ts')).PerennialBalance,
  'perennial-tier': async () => (await import('./elements/tier.ts')).PerennialTier,
  'perennial-ways-to-earn': async () => (await import('./elements/ways-to-earn.ts')).PerennialWaysToEarn,
  'perennial-rewards': async () => (await import('./elements/rewards.ts')).PerennialRewards,
  'perennial-checkout': async () => (await import('./elements/checkout.ts')).PerennialCheckout,
  'perennial-statement': async () => (await import('./elements/statement.ts')).PerennialStatement,
  'perennial-referral': async () => (await import('./elements/referral.ts')).PerennialReferral,
  'perennial-survey': async () => (await import('./elements/survey.ts')).PerennialSurvey,
  'perennial-preferences': async () => (await import('./elements/preferences.ts')).PerennialPreferences,
};

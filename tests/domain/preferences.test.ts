import { describe, expect, test } from 'vitest';
import {
  allows,
  consentsOf,
  NO_PREFERENCES,
  type Preferences,
  withConsent,
  withConsents,
} from '../../shared/domain/preferences.ts';

const SAID = { at: 100, how: 'checkout' };
const LATER = { at: 200, how: 'member' };

describe('preferences', () => {
  test('of who said nothing allow nothing', () => {
    expect(consentsOf(NO_PREFERENCES)).toEqual([]);
    expect(allows(NO_PREFERENCES, 'email')).toBe(false);
  });

  test('keep when an answer was given first, and change with another one', () => {
    const yes = withConsent(NO_PREFERENCES, 'email', true, SAID);
    expect(withConsent(yes, 'email', true, LATER)).toBe(yes);
    const no = withConsent(yes, 'email', false, LATER);
    expect(no.channels.email).toEqual({ isAllowed: false, ...LATER });
    expect(consentsOf(yes)).toEqual(['email']);
    expect(consentsOf(no)).toEqual([]);
  });

  test('said for all channels take back what is not named, and say nothing where nothing was said', () => {
    const before: Preferences = withConsents(NO_PREFERENCES, { email: true, sms: true }, SAID);
    const after = withConsents(before, { sms: true }, LATER);
    expect(after.channels).toEqual({
      email: { isAllowed: false, ...LATER },
      sms: { isAllowed: true, ...SAID },
    });
  });
});

import { recordActivity, reverseActivity } from '../../../shared/contracts/operations/activities.ts';
import { enrollMember } from '../../../shared/contracts/operations/members.ts';
import { recordOrder, refundOrder } from '../../../shared/contracts/operations/orders.ts';
import { setPreferences, stopMessages } from '../../../shared/contracts/operations/preferences.ts';
import { ensureReferralCode } from '../../../shared/contracts/operations/referrals.ts';
import { isoTime } from '../../../shared/contracts/time.ts';
import { ONE_CLICK } from '../../../shared/pages/stop/one-click.ts';
import type { Deed } from '../population/deed.ts';
import type { Person } from '../population/person.ts';
import type { Shop, ShopAnswer } from './shop.ts';

/** What somebody is to the shop when they do something. */
export interface Standing {
  readonly isMember: boolean;
  /** As they last said it, to the preferences page. */
  readonly timeZone: string | null;
  readonly saysEmail: boolean;
}

/**
 * Does in the shop what a person does, at the moment at which they do it.
 *
 * @returns the answers of the API, the last one last
 * @throws Fault where nothing is known of it: the same again
 */
export async function carryOut(
  shop: Shop,
  deed: Deed,
  person: Person,
  standing: Standing,
): Promise<ShopAnswer> {
  const { at } = deed;
  const { memberId } = person;
  switch (deed.kind) {
    case 'join':
      return join(shop, person, at);
    case 'say':
      return say(shop, person, { ...standing, saysEmail: deed.email }, at);
    case 'move':
      return say(shop, person, { ...standing, timeZone: deed.timeZone }, at);
    case 'order':
      return order(shop, deed, person, standing);
    case 'refund': {
      const refundId = `refund-of-${deed.orderId}`;
      const scope = deed.isWhole
        ? { kind: 'remainder' }
        : { kind: 'lines', lines: [{ lineId: '1', quantity: 1 }] };
      const call = { path: { orderId: deed.orderId }, body: { refundId, scope, refundedAt: isoTime(at) } };
      return shop.call(refundOrder, call, at);
    }
    case 'act': {
      const { activityId, type, attributes } = deed;
      return shop.call(
        recordActivity,
        { body: { activityId, type, memberId, occurredAt: isoTime(at), attributes } },
        at,
      );
    }
    case 'take_back':
      return shop.call(reverseActivity, { path: { activityId: deed.activityId }, body: {} }, at);
    case 'code':
      return shop.call(ensureReferralCode, { path: { memberId }, body: { shownAs: 'A friend' } }, at);
    case 'stop':
      return stop(shop, deed.token, at);
  }
}

async function join(shop: Shop, person: Person, at: number): Promise<ShopAnswer> {
  const { number, customerId, memberId, guestId, locale, birthday, habit } = person;
  // The account is the first caller's that links one, so that a second run has the same members.
  await shop.profiles.ensureLink('CUSTOMER', customerId, memberId);
  if (habit === 'guest') await shop.profiles.ensureLink('GUEST', guestOf(person), guestId);
  const profile = {
    name: `Person ${number}`,
    email: `person-${number}@example.com`,
    locale,
    ...(birthday === null ? {} : { birthday }),
  };
  const guestReference = habit === 'guest' ? { guestReference: guestOf(person) } : {};
  const referral = person.advocateId === null ? {} : await codeOf(shop, person.advocateId, at);
  const body = { customerId, profile, ...guestReference, ...referral };
  const enrolled = await shop.call(enrollMember, { body }, at);
  if (enrolled.status >= 400) return enrolled;
  const standing = { isMember: true, timeZone: person.timeZone, saysEmail: person.agrees };
  return say(shop, person, standing, at);
}

/** As the advocate hands it on; nothing where the program does not let them have one yet. */
async function codeOf(shop: Shop, memberId: string, at: number): Promise<object> {
  const { status, body } = await shop.call(ensureReferralCode, { path: { memberId }, body: {} }, at);
  return status >= 400 ? {} : { referral: { code: (JSON.parse(body) as { readonly code: string }).code } };
}

function say(shop: Shop, { memberId }: Person, { saysEmail, timeZone }: Standing, at: number) {
  const body = { channels: { email: saysEmail }, timeZone, how: 'preferences_page' };
  return shop.call(setPreferences, { path: { memberId }, body }, at);
}

async function order(
  shop: Shop,
  { at, orderId, amount }: Extract<Deed, { kind: 'order' }>,
  person: Person,
  { isMember }: Standing,
): Promise<ShopAnswer> {
  if (!isMember) await shop.profiles.ensureLink('GUEST', guestOf(person), person.guestId);
  const buyer = isMember ? { memberId: person.memberId } : { guestReference: guestOf(person) };
  const unitPrice = Math.floor(amount / 2);
  const lines = [{ sku: 'SKU-1', quantity: 2, unitPrice, categories: ['outdoor'] }];
  const body = { orderId, ...buyer, currency: 'EUR', placedAt: isoTime(at), lines };
  return shop.call(recordOrder, { body }, at);
}

function stop(shop: Shop, token: string, at: number): Promise<ShopAnswer> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return shop.call(
    stopMessages,
    { path: { token }, headers, form: `${ONE_CLICK.field}=${ONE_CLICK.value}` },
    at,
  );
}

const guestOf = ({ number }: Person): string => `guest-${number}`;

import { isCouponSite } from './coupon-sites.ts';
import { type Check, flagged, notAvailable, passed } from './finding.ts';

export const disposableEmail: Check = ({ friend: { emailDomainIsDisposable } }) => {
  if (emailDomainIsDisposable === undefined) return notAvailable("The friend's mail address is not known.");
  return emailDomainIsDisposable
    ? flagged("The friend's mail address is of a provider of throw-away addresses.")
    : passed("The friend's mail address is of no known provider of throw-away addresses.");
};

/** A code on a coupon site is a discount for everybody, not the recommendation of a friend. */
export const couponSite: Check = ({ visit: { referrerHost } }) => {
  if (referrerHost === undefined) return notAvailable('It is not known from which site the link was opened.');
  return isCouponSite(referrerHost)
    ? flagged('The link was opened from a site that collects codes.')
    : passed('The link was opened from no known site that collects codes.');
};

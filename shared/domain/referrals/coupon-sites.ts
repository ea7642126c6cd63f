/**
 * Sites that collect codes for anybody. Their own words give most of them away; those named here do not say it. Kept by
 * hand, because no list of them is kept elsewhere; a program that works with such sites gives the check the weight 0.
 */
const SAYS_SO =
  /coupon|voucher|promo-?code|discount-?code|referral-?code|invite-?code|codepromo|code-promo|bons?-?de-?reduction|gutschein|rabattcode|cupon(es)?\b|kortingscode|codicesconto|codice-?sconto|kod-?rabatowy|rabatkod|rabattkod|alennuskoodi/;

const NAMED: ReadonlySet<string> = new Set([
  'chollometro.com',
  'dealabs.com',
  'dealspotr.com',
  'groupon.com',
  'hotukdeals.com',
  'invitation.codes',
  'joinhoney.com',
  'knoji.com',
  'mydealz.de',
  'offers.com',
  'ozbargain.com.au',
  'pepper.pl',
  'preisjaeger.at',
  'refermate.com',
  'retailmenot.com',
  'savings.com',
  'slickdeals.net',
  'wethrift.com',
]);

/** @param host as a browser tells it, in any case, with or without a port and a last dot */
export function isCouponSite(host: string): boolean {
  const name = host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
  if (SAYS_SO.test(name)) return true;
  const labels = name.split('.');
  return labels.some((_, first) => NAMED.has(labels.slice(first).join('.')));
}

import { describe, expect, test } from 'vitest';
import { isVisit, referrerHostOf } from '../../functions/referrals/is-visit.ts';
import { channelOf, landingAddress, referralLink } from '../../functions/referrals/referral-link.ts';

describe('where a link forwards to', () => {
  test.each([
    ['https://shop.example', 'https://shop.example/?ref=A-1&visit=v1'],
    ['https://shop.example/welcome', 'https://shop.example/welcome?ref=A-1&visit=v1'],
    [
      'https://shop.example/w?utm=a%20b+c&flag&x=1%262#top',
      'https://shop.example/w?utm=a%20b+c&flag&x=1%262&ref=A-1&visit=v1#top',
    ],
    ['https://shop.example/w?', 'https://shop.example/w?ref=A-1&visit=v1'],
    ['https://käse.example/ä?ö=ü', 'https://xn--kse-qla.example/%C3%A4?%C3%B6=%C3%BC&ref=A-1&visit=v1'],
  ])('keeps what %s has', (landingUrl, expected) => {
    expect(landingAddress(landingUrl, { ref: 'A-1', visit: 'v1' })).toBe(expected);
  });

  test('is the landing page alone where there is nothing to add', () => {
    expect(landingAddress('https://shop.example/w?a=b#c', {})).toBe('https://shop.example/w?a=b#c');
  });

  test('takes no part of a value for one of its own', () => {
    const url = new URL(landingAddress('https://shop.example/w', { ref: 'a&b=c#d e/🎁' }));
    expect([url.searchParams.get('ref'), url.searchParams.get('b'), url.hash]).toEqual([
      'a&b=c#d e/🎁',
      null,
      '',
    ]);
  });
});

test('a link says how it was shared', () => {
  expect(referralLink('https://go.example/x', 'amber-otter-42')).toBe(
    'https://go.example/x/r/amber-otter-42',
  );
  expect(referralLink('https://go.example', 'A 1', 'sms')).toBe('https://go.example/r/A%201?c=sms');
});

test.each([
  ['whatsapp', 'whatsapp'],
  ['E-Mail_2', 'e-mail_2'],
  ['', null],
  [undefined, null],
  ['a b', null],
  ['<script>', null],
  ['x'.repeat(33), null],
  ['sms,copy', null],
])('the channel %j is %j', (query, expected) => {
  expect(channelOf(query)).toBe(expected);
});

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

describe('a visit', () => {
  test.each([
    ['a browser', CHROME],
    [
      'a telephone',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
    ],
    ['Firefox', 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'],
    [
      'a page within Instagram',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 360.0.0.30.109 (iPhone14,5; iOS 18_5; en_US; en; scale=3.00; 1170x2532; 650000000)',
    ],
    [
      'a page within Facebook',
      'Mozilla/5.0 (Linux; Android 15; Pixel 8 Build/AP3A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/141.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/500.0.0.0;]',
    ],
  ])('is by %s', (_who, agent) => {
    expect(isVisit({ 'user-agent': agent })).toBe(true);
  });

  test.each([
    ['WhatsApp', 'WhatsApp/2.23.20.0'],
    ['Facebook', 'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)'],
    [
      'iMessage',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0',
    ],
    ['Slack', 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)'],
    ['Telegram', 'TelegramBot (like TwitterBot)'],
    ['Discord', 'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)'],
    ['X', 'Twitterbot/1.0'],
    ['LinkedIn', 'LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)'],
    ['Google', 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'],
    ['Bing', 'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)'],
    ['curl', 'curl/8.9.1'],
    ['who says nothing', ''],
    ['who says less', undefined],
  ])('is not by %s', (_who, agent) => {
    expect(isVisit({ 'user-agent': agent })).toBe(false);
  });

  test.each(['prefetch', 'prefetch;prerender', 'Prefetch; anonymous-client-ip'])('is not: %s', (purpose) => {
    expect(isVisit({ 'user-agent': CHROME, 'sec-purpose': purpose })).toBe(false);
  });
});

test.each([
  ['https://www.coupons.example/deals?user=ada@example.com', 'www.coupons.example'],
  ['http://Shop.Example:8080/', 'shop.example'],
  ['https://user:secret@shop.example/', 'shop.example'],
  ['android-app://com.slack/', null],
  ['about:blank', null],
  ['nonsense', null],
  ['', null],
  [undefined, null],
])('of the referrer %j only the host is kept: %j', (referer, host) => {
  expect(referrerHostOf({ referer })).toBe(host);
});

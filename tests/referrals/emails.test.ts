import { describe, expect, test } from 'vitest';
import { emailSkeleton } from '../../shared/referrals/email-skeleton.ts';
import { normalizedEmail } from '../../shared/referrals/normalized-email.ts';

describe('a mail address in its normal form', () => {
  test.each([
    ['Anna.Miller@Gmail.com', 'annamiller@gmail.com'],
    [' anna.miller@gmail.com ', 'annamiller@googlemail.com'],
    ['a.n.n.a+shop+2@gmail.com', 'anna@gmail.com'],
    ['anna.miller+new@outlook.com', 'ANNA.MILLER@outlook.com'],
    ['anna+1@icloud.com', 'anna@me.com'],
    ['anna@mac.com', 'anna@icloud.com'],
    ['anna-shop@yahoo.com', 'anna@yahoo.com'],
    ['anna-2@yahoo.co.uk', 'anna@yahoo.co.uk'],
    ['anna_miller@proton.me', 'annamiller@protonmail.com'],
    ['anna.miller@pm.me', 'anna-miller@proton.me'],
    ['anna@ya.ru', 'anna@yandex.com'],
    ['shop@anna.fastmail.com', 'anna@fastmail.com'],
    ['anna+x@fastmail.com', 'other@anna.fastmail.com'],
    ['"anna.miller"@outlook.com', 'anna.miller@outlook.com'],
    ['anna@example.com.', 'anna@example.com'],
    ['ａｎｎａ@example.com', 'anna@example.com'],
    ['anna@BÜCHER.example', 'anna@xn--bcher-kva.example'],
    ['anna@bücher.example', 'anna@xn--bcher-kva.example'],
  ])('%s is the mailbox of %s', (one, other) => {
    expect(normalizedEmail(one)).not.toBeNull();
    expect(normalizedEmail(one)).toBe(normalizedEmail(other));
  });

  test.each([
    ['anna.miller@outlook.com', 'annamiller@outlook.com'],
    ['anna-miller@gmail.com', 'annamiller@gmail.com'],
    ['anna_miller@gmail.com', 'anna.miller@gmail.com'],
    ['anna-shop@example.com', 'anna@example.com'],
    ['anna@yahoo.com', 'anna@yahoo.de'],
    ['anna@gmail.com', 'anna@outlook.com'],
    ['anna1@gmail.com', 'anna2@gmail.com'],
    ['+anna@example.com', '+berta@example.com'],
    ['anna@shop.example', 'anna@example'],
    ['anna@www.fastmail.com', 'www@fastmail.com'],
  ])('%s is not the mailbox of %s', (one, other) => {
    expect(normalizedEmail(one)).not.toBeNull();
    expect(normalizedEmail(one)).not.toBe(normalizedEmail(other));
  });

  test.each(['', '@', 'anna', 'anna@', '@gmail.com', '...@gmail.com', 'anna@localhost', 'anna@exa mple.com'])(
    '"%s" is no mail address',
    (text) => {
      expect(normalizedEmail(text)).toBeNull();
      expect(emailSkeleton(text)).toBeNull();
    },
  );
});

describe('the look of a mail address', () => {
  test.each([
    ['anna.miller@gmail.com', 'anna.miller@outlook.com'],
    ['anna.miller@gmail.com', 'anna_miller@gmx.de'],
    ['anna.miller@gmx.de', 'annamiller@gmx.de'],
    ['anna.miller@gmail.com', 'anna.miller1@gmail.com'],
    ['anna.miller1987@gmail.com', 'anna.miller2@gmail.com'],
    ['anna.miller@gmail.com', 'anna.mi11er@gmail.com'],
    ['anna.miller@gmail.com', 'annarniller@gmail.com'],
    ['modern.walter@web.de', 'rnodern.vvalter@web.de'],
    ['claudia.stone@web.de', 'daudia.st0ne@web.de'],
    ['lisa.koch@web.de', '1i5a.k0ch@web.de'],
    ['peter.baum@web.de', 'p3ter.8aum@web.de'],
    ['anna.miller@gmail.com', 'аnnа.millеr@gmail.com'], // Cyrillic а and е
    ['marcopolo@web.de', 'mаrcοpolο@web.de'], // Cyrillic а, Greek ο
    ['anna.miller@web.de', '𝐚𝐧𝐧𝐚.𝐦𝐢𝐥𝐥𝐞𝐫@web.de'],
    ['rene.muller@web.de', 'rené.müller@web.de'],
    ['anna.miller@gmail.com', 'Anna.Miller+shop@googlemail.com'],
  ])('%s looks like %s', (one, other) => {
    expect(emailSkeleton(one)).not.toBeNull();
    expect(emailSkeleton(one)).toBe(emailSkeleton(other));
  });

  test.each([
    ['anna.miller@gmail.com', 'tom.miller@gmail.com'],
    ['anna.miller@gmail.com', 'anna.muller@gmail.com'],
    ['anna.miller@gmail.com', 'annika.miller@gmail.com'],
    ['miller.anna@gmail.com', 'anna.miller@gmail.com'],
    ['a.miller@gmail.com', 'b.miller@gmail.com'],
    ['sarah.berg@web.de', 'sandra.berg@web.de'],
  ])('%s does not look like %s', (one, other) => {
    expect(emailSkeleton(one)).not.toBeNull();
    expect(emailSkeleton(one)).not.toBe(emailSkeleton(other));
  });

  test.each([
    'anna@gmail.com',
    'tom12@gmail.com',
    'info@firm.example',
    'contact@firm.example',
    'family@home.example',
    '4711@web.de',
  ])('%s tells nothing by its look', (email) => expect(emailSkeleton(email)).toBeNull());
});

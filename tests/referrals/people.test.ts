import { describe, expect, test } from 'vitest';
import { namePostcode } from '../../shared/referrals/name-postcode.ts';
import { networkAgent } from '../../shared/referrals/network-agent.ts';
import { normalizedAddress } from '../../shared/referrals/normalized-address.ts';
import { normalizedPhone } from '../../shared/referrals/normalized-phone.ts';

describe('telephone numbers', () => {
  test.each([
    ['+49 151 23450781', '0151 23450781'],
    ['+49 (0)30 1234867', '030/123 48 67'],
    ['0049 30 1234867', '+49301234867'],
    ['+1 (415) 555-2671', '415.555.2671'],
    ['(415) 555-2671 ext. 12', '+1 415 555 2671'],
    ['020 7946 0958', '+44 20 7946 0958'],
    ['+45 32 45 67 81', '32456781'],
    ['+39 06 6982 1234', '06 69821234'],
    ['٠١٠٢٣٤٥٠٧٨١', '01023450781'],
    ['۰۹۱۲۳۴۵۶۷۸۱', '+98 912 345 6781'],
    ['０１５１２３４５０７８１', '0151 23450781'],
  ])('%s is %s', (one, other) => {
    expect(normalizedPhone(one)).toMatch(/^\d{8}$/);
    expect(normalizedPhone(one)).toBe(normalizedPhone(other));
  });

  test.each([
    ['0151 23450781', '0151 23450780'],
    ['+49 30 1234867', '+49 40 1234568'],
  ])('%s is not %s', (one, other) => expect(normalizedPhone(one)).not.toBe(normalizedPhone(other)));

  test.each([
    '',
    'none',
    '110',
    '555-0199',
    '00000000',
    '+49 000 0000 0000',
    '12345678',
    '0123456789',
    '99999999999',
    '0987654321',
  ])('"%s" stands for no number', (phone) => expect(normalizedPhone(phone)).toBeNull());
});

const address = (line: string, postcode: string) => normalizedAddress({ lines: [line], postcode });

describe('addresses', () => {
  test.each([
    ['Hauptstraße 12', '10115', 'Hauptstr. 12', '10115'],
    ['Hauptstraße 12', '10115', 'HAUPTSTRASSE 12', '10 115'],
    ['Hauptstraße 12a', '10115', 'Haupt-Strasse 12 A', '10115'],
    ['Müllerweg 3', '80331', 'Muellerweg 3', '80331'],
    ['12 Main Street', '94105', '12 Main St.', '94105-1234'],
    ['12 Main Street, Apt 4', '94105', '12 main street #9', '94105'],
    ['Flat 2, 12 Oak Lane', 'SW1A 1AA', '12 Oak Ln, Floor 3', 'sw1a1aa'],
    ['350 North Park Avenue', '10001', '350 N Park Ave', '10001'],
    ['12 Rue de la Paix', '75002', 'rue de la Paix 12', '75002'],
    ['Calle Mayor 5, piso 2', '28013', 'Calle Mayor, 5', '28013'],
    ['221B Baker Street', 'NW1 6XE', '221b Baker St', 'nw16xe'],
    ['Łąkowa 7', '00-950', 'Lakowa 7', '00950'],
    ['Dorm Road 9, Room 117', '53113', 'Dorm Rd 9 Rm 204', '53113'],
  ])('%s, %s is %s, %s', (line, postcode, otherLine, otherPostcode) => {
    expect(address(line, postcode)).not.toBeNull();
    expect(address(line, postcode)).toBe(address(otherLine, otherPostcode));
  });

  test.each([
    ['Hauptstraße 12', '10115', 'Hauptstraße 13', '10115'],
    ['Hauptstraße 12', '10115', 'Hauptstraße 12a', '10115'],
    ['Hauptstraße 12', '10115', 'Hauptstraße 12', '10117'],
    ['Hauptstraße 12', '10115', 'Hauptplatz 12', '10115'],
    ['12 Oak Street', '94105', '12 Oak Avenue', '94105'],
    ['350 North Park Avenue', '10001', '350 South Park Avenue', '10001'],
  ])('%s, %s is not %s, %s', (line, postcode, otherLine, otherPostcode) => {
    expect(address(line, postcode)).not.toBeNull();
    expect(address(line, postcode)).not.toBe(address(otherLine, otherPostcode));
  });

  test('a line above the street is left out, and so is what tells nothing', () => {
    const street = { lines: ['Hauptstr. 12'], postcode: '10115' };
    expect(normalizedAddress({ ...street, lines: ['c/o Miller', 'Hauptstr. 12', 'Whg. 3'] })).toBe(
      normalizedAddress(street),
    );
    expect([address('Hauptstraße', '10115'), address('12', '10115'), address('Hauptstr. 12', '')]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('names with postcodes', () => {
  test.each([
    ['Anna Miller', 'Miller, Anna'],
    ['Dr. Anna Miller', 'anna miller'],
    ['Anna M. Miller', 'ANNA MILLER'],
    ['Jürgen Größ', 'Juergen Gross'],
    ['José Nuñez', 'Jose Nunez'],
    ["Sean O'Brien", 'Sean OBrien'],
    ['Anna-Lena Berg', 'Anna Lena Berg'],
  ])('%s is %s', (one, other) => {
    expect(namePostcode(one, '10115')).not.toBeNull();
    expect(namePostcode(one, '10115')).toBe(namePostcode(other, '10115'));
  });

  test('others are others, and one name alone is a town full of people', () => {
    expect(namePostcode('Anna Miller', '10115')).not.toBe(namePostcode('Tom Miller', '10115'));
    expect(namePostcode('Anna Miller', '10115')).not.toBe(namePostcode('Anna Miller', '10117'));
    expect([
      namePostcode('Anna', '10115'),
      namePostcode('A. Miller', '10115'),
      namePostcode('Anna Miller', ' '),
    ]).toEqual([null, null, null]);
  });
});

describe('networks with browsers', () => {
  const from = (network: string, userAgent = 'Safari/605') => networkAgent({ address: network, userAgent });

  test.each([
    ['203.0.113.7', '::ffff:203.0.113.7'],
    ['203.0.113.7', '0:0:0:0:0:ffff:cb00:7107'],
    ['fe80::1%eth0', 'fe80::2%en1'],
    ['64:ff9b:1:2:3:4:192.0.2.1', '64:ff9b:1:2::'],
    ['2001:db8:1:2:aaaa::1', '2001:0DB8:0001:0002:bbbb:cccc:dddd:eeee'],
    ['2001:db8::1', '2001:db8:0:0:ffff::9'],
    ['::1', '0:0:0:0:1::'],
  ])('%s is the network of %s', (one, other) => {
    expect(from(one)).not.toBeNull();
    expect(from(one)).toBe(from(other));
  });

  test('one without the other is nothing', () => {
    expect(from('203.0.113.7')).not.toBe(from('203.0.113.8'));
    expect(from('203.0.113.7')).not.toBe(from('203.0.113.7', 'Firefox/150'));
    expect(from('2001:db8:1:2::1')).not.toBe(from('2001:db8:1:3::1'));
    expect([from('203.0.113.7', ' '), from('unknown'), from('')]).toEqual([null, null, null]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openEngine } from '../../../shared/lake/engine.ts';
import { CREATE_SPEND_TABLE_SQL, insertSpendSql } from '../../../shared/metrics/acquisition-spend.ts';
import { spendOfText, spendText } from '../../../shared/metrics/spend-object.ts';
import { readSpend } from '../../../tools/cli/spend/spend-file.ts';
import { check } from '../../law-runs.ts';

const HEADER = 'month,channel,currency,amount_minor';
const faultsOf = (...lines: string[]) => {
  try {
    return readSpend(lines.join('\n'));
  } catch (error) {
    return (error as Error).message.split('\n').slice(1);
  }
};

describe('spend on winning customers, as a file', () => {
  test('is read whatever the order of columns and rows', () => {
    expect(
      readSpend(
        '\uFEFFchannel,month,amount_minor,currency\r\nweb,2026-02,5,EUR\r\n\r\n"ads, paid",2026-01,1250,EUR\r\n',
      ),
    ).toEqual([
      { month: '2026-01-01', channel: 'ads, paid', currency: 'EUR', amountMinor: 1_250 },
      { month: '2026-02-01', channel: 'web', currency: 'EUR', amountMinor: 5 },
    ]);
  });

  test.each([
    [
      '2026-13,web,EUR,1',
      'row 2, column month: "2026-13" is no month; write year and month, such as 2026-01',
    ],
    ['2026-01,,EUR,1', 'row 2, column channel: "" has 0 characters; write the channel\'s name with 1 to 64'],
    [
      '2026-01,web,euro,1',
      'row 2, column currency: "euro" is no currency; write its ISO 4217 code, such as EUR',
    ],
    [
      '2026-01,web,EUR,12.50',
      'row 2, column amount_minor: "12.50" is no whole number of minor units, 0 or more; write cents, without a point or a sign, such as 1250 for 12.50',
    ],
    [
      '2026-01,web,EUR,-3',
      'row 2, column amount_minor: "-3" is no whole number of minor units, 0 or more; write cents, without a point or a sign',
    ],
    [
      '2026-01,web,EUR',
      'row 2: has 3 values for 4 columns; write one for each, in quotes where it has a comma',
    ],
  ])('%s is refused', (line, fault) => {
    expect(faultsOf(HEADER, line)).toEqual([fault]);
  });

  test('a month of a channel twice is refused, by the rows of both', () => {
    expect(faultsOf(HEADER, '2026-01,web,EUR,1', '2026-01,web,USD,1', '2026-01,web,EUR,2')).toEqual([
      'row 4: 2026-01, web, EUR is in row 2, too; write one row with both amounts together',
    ]);
  });

  test('a header that lacks a column, or has another, is refused', () => {
    expect(faultsOf('month,channel,currency,amount', '2026-01,web,EUR,1')).toEqual([
      `row 1: column amount_minor is missing; the header is ${HEADER}`,
      'row 1: column "amount" is none of month, channel, currency, amount_minor; take it out',
    ]);
    expect(faultsOf(HEADER)).toEqual(['row 2: there is none; write a row for each month and channel']);
  });

  test('twenty faults are told, and how many more there are', () => {
    const told = faultsOf(HEADER, ...Array.from({ length: 25 }, () => '2026-01,web,EUR,x'));
    expect(told).toHaveLength(21);
    expect(told.at(-1)).toBe('… and 5 more');
  });

  test('comes through its object and its table as it was, whatever a channel is called', async () => {
    const row = fc.record({
      month: fc.constantFrom('2026-01-01', '2026-12-01'),
      channel: fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
      currency: fc.constantFrom('EUR', 'USD'),
      amountMinor: fc.nat(),
    });
    check(
      fc.property(fc.array(row), (rows) => {
        expect(spendText(spendOfText(spendText(rows)))).toBe(spendText(rows.toReversed()));
      }),
      50,
    );
    const engine = await openEngine({ threads: 1 });
    await engine.run(CREATE_SPEND_TABLE_SQL);
    const rows = [{ month: '2026-01-01', channel: "o'neill; DROP", currency: 'EUR', amountMinor: 7 }];
    await engine.run(insertSpendSql(rows) ?? '');
    expect(await engine.query('SELECT * FROM acquisition_spend')).toEqual([
      { month: '2026-01-01', channel: "o'neill; DROP", currency: 'EUR', amount_minor: 7 },
    ]);
    expect(() => spendOfText('{}')).toThrow('import the file again');
    engine.close();
  });
});

import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openExport, readText } from '../../tools/replay/source/export-file.ts';
import { readRecords } from '../../tools/replay/source/records.ts';
import { exportFile } from './workbench.ts';

async function textOf(content: string | Buffer, encoding = 'utf-8'): Promise<string> {
  let text = '';
  for await (const piece of readText(openExport(exportFile(content), encoding))) text += piece;
  return text;
}

async function recordsOf(text: string, delimiter: string | null = ',', width = 2, hasHeader = false) {
  const records = [];
  const layout = { delimiter, width, hasHeader, positions: {} };
  for await (const record of readRecords(readText(openExport(exportFile(text), 'utf-8')), layout))
    records.push(record);
  return records;
}

describe('the text of an export', () => {
  test.each([
    ['plain', Buffer.from('naïve')],
    ['with a byte-order mark', Buffer.from('\ufeffnaïve')],
    ['UTF-16 with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('naïve', 'utf16le')])],
    ['gzip', gzipSync('naïve')],
  ])('%s', async (_name, bytes) => {
    expect(await textOf(bytes)).toBe('naïve');
  });

  test('another encoding, when it is stated', async () => {
    const latin = Buffer.from('naïve', 'latin1');
    expect(await textOf(latin, 'windows-1252')).toBe('naïve');
    await expect(textOf(latin)).rejects.toThrow(/bytes that are not utf-8\n.*--encoding windows-1252/);
    expect(() => openExport(exportFile('x'), 'klingon')).toThrow(/encoding klingon is unknown/);
  });

  test('a character cut by the end of a piece is whole again', async () => {
    const long = 'ü'.repeat(200_001);
    expect(await textOf(`x${long}`)).toBe(`x${long}`);
  });

  test('what is no export is told before anything is read', async () => {
    expect(() => openExport('nowhere.csv', 'utf-8')).toThrow(/no file nowhere.csv/);
    expect(() => openExport(exportFile(''), 'utf-8')).toThrow(/is empty/);
    expect(() => openExport(exportFile('PK\u0003\u0004'), 'utf-8')).toThrow(/ZIP.*\n.*CSV/);
    await expect(textOf(gzipSync('x'.repeat(9_999)).subarray(0, 25))).rejects.toThrow(/broken gzip/);
  });
});

describe('its lines', () => {
  test('CSV with quotes, line breaks in them, and empty lines', async () => {
    expect(await recordsOf('a,b\n"1,5","x ""y"""\n\n"two\nlines",3\n', ',', 2, true)).toEqual([
      { row: 2, fields: ['1,5', 'x "y"'] },
      { row: 5, fields: ['two\nlines', '3'] },
    ]);
  });

  test('blanks of any number, in front and behind too', async () => {
    expect(await recordsOf(' 1   2 \r\n\n\t3 4\n', null)).toEqual([
      { row: 1, fields: ['1', '2'] },
      { row: 3, fields: ['3', '4'] },
    ]);
  });

  test('a quote within a field is a character; one that never closes stops everything', async () => {
    expect(await recordsOf('5" plate,1\n')).toEqual([{ row: 1, fields: ['5" plate', '1'] }]);
    await expect(recordsOf('1,2\n7,"8\n9,10\n')).rejects.toThrow(/opens after line 1 is never closed/);
    await expect(recordsOf(`1,2\n7,"${'8,9\n'.repeat(400_000)}`)).rejects.toThrow(/never closed/);
  });

  test('a line of another width is told with its number', async () => {
    expect(await recordsOf('1,2\n3\n4,5,6\n')).toEqual([
      { row: 1, fields: ['1', '2'] },
      { row: 2, problem: '1 fields instead of 2', text: '3' },
      { row: 3, problem: '3 fields instead of 2', text: '4 5 6' },
    ]);
    expect(await recordsOf('1 2\n3\n', null)).toContainEqual({
      row: 2,
      problem: '1 fields instead of 2',
      text: '3',
    });
  });
});

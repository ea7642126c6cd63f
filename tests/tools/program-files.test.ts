import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findApi } from '../../tools/cli/program/api-target.ts';
import { readDocument } from '../../tools/cli/program/document-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'perennial-program-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(text: string): string {
  const file = join(folder, 'program.json');
  writeFileSync(file, text);
  return file;
}

describe('a program file', () => {
  test('is a JSON object, with or without a byte order mark', () => {
    expect(readDocument(fileOf('\ufeff{"name": "Points"}'))).toEqual({ name: 'Points' });
  });

  test('that is not there is named, and how to get one', () => {
    const file = join(folder, 'missing.json');
    expect(() => readDocument(file)).toThrow(
      `There is no file ${file}. Write one with: perennial program pull`,
    );
    expect(() => readDocument(folder)).toThrow(`${folder} cannot be read`);
  });

  test.each([
    ['[]', 'it must be a JSON object'],
    ['null', 'it must be a JSON object'],
    ['', ':1:1: this is not JSON: Unexpected end'],
    ['{"a": 1,\n  "b": oops }', ':2:8: this is not JSON: Unexpected token'],
    ['{\n"a": 1,\n}', ':3:1: this is not JSON: Expected double-quoted property name'],
    ['{"a":\n tru, "tru": 1}', ':2:5: this is not JSON: Unexpected token'],
    ['{"a": 1} x', ':1:10: this is not JSON: Unexpected non-whitespace character'],
    ['{\n  "a": "b', ':2:10: this is not JSON: Unterminated string'],
    [`{${'"x": "some text",\n'.repeat(2_000)}"y": no}`, ':2001:7: this is not JSON: Unexpected token'],
  ])('that holds %j is refused with the place', (text, words) => {
    expect(() => readDocument(fileOf(text))).toThrow(words);
  });
});

describe('the API of a command', () => {
  test('is the one that the environment names, by address and key', () => {
    const environment = { PERENNIAL_URL: 'https://api.example/', PERENNIAL_KEY: 'prn_x' };
    expect(findApi({}, environment)).toEqual({ url: 'https://api.example', key: 'prn_x' });
  });

  test.each([
    [{ PERENNIAL_URL: 'https://api.example' }, 'PERENNIAL_KEY is not set'],
    [{ PERENNIAL_KEY: 'prn_x' }, 'PERENNIAL_URL is not set'],
    [{ PERENNIAL_DATA: join(folder, 'nowhere') }, 'No local stack runs on the data folder'],
  ])('is not guessed from %j', (environment, words) => {
    expect(() => findApi({}, environment)).toThrow(words);
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DEFAULT_PROGRAM } from '../../shared/domain/program/default-program.ts';
import { readProgramFile } from '../../tools/simulation/program-file.ts';
import { BEGIN } from '../domain/builders.ts';
import { temporaryFolder } from './workbench.ts';

function file(content: string | object): string {
  const path = join(temporaryFolder(), 'program.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const { version: _version, ...document } = DEFAULT_PROGRAM;
const read = (content: string | object) => readProgramFile(file(content), 7, BEGIN);

test('a program document becomes the version it would be published as', () => {
  const { caps: _caps, ...short } = document;
  expect(read(short)).toEqual({ program: { ...DEFAULT_PROGRAM, version: 7 }, warnings: [] });
});

test.each([
  ['half of a JSON text', '{ "name": ', /program.json is not JSON: .*Correct it there/],
  ['a list', '[]', /error at \/: /],
  ['a zone of nowhere', { ...document, timeZone: 'Mars' }, /error at \/timeZone: .*\(now "Mars"\)/],
  ['a rounding of nobody', { ...document, rounding: 'up' }, /error at \/rounding: .*\(now "up"\)/],
])('%s is refused with the path and the value', (_what, content, sentence) => {
  expect(() => read(content)).toThrow(sentence);
});

test('all faults are told at once', () => {
  expect(() => read({ ...document, timeZone: 'Mars', rounding: 'up' })).toThrow(/timeZone(.|\n)*rounding/);
});

test('a folder is no file', () => {
  expect(() => readProgramFile(temporaryFolder(), 2, BEGIN)).toThrow(/cannot be read: .*Check the path/);
});

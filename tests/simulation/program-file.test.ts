import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DEFAULT_PROGRAM } from '../../shared/domain/program/default-program.ts';
import { readProgramFile } from '../../tools/simulation/program-file.ts';
import { temporaryFolder } from './workbench.ts';

function file(content: string): string {
  const path = join(temporaryFolder(), 'program.json');
  writeFileSync(path, content);
  return path;
}

test('a program document becomes the version it would be published as', () => {
  const { version: _version, caps: _caps, ...document } = DEFAULT_PROGRAM;
  expect(readProgramFile(file(JSON.stringify(document)), 7)).toEqual({ ...DEFAULT_PROGRAM, version: 7 });
});

test.each([
  ['half of a JSON text', '{ "name": ', /program.json is not JSON: .*Correct it there/],
  ['a list', '[]', /must hold one JSON object/],
  ['a name alone', '{ "name": "x" }', /"pointValue", "timeZone".* must be given/],
  [
    'a zone of nowhere',
    JSON.stringify({ ...DEFAULT_PROGRAM, timeZone: 'Mars' }),
    /timeZone "Mars" is unknown; use/,
  ],
])('%s is no program', (_what, content, sentence) => {
  expect(() => readProgramFile(file(content), 2)).toThrow(sentence);
});

test('a folder is no file', () => {
  expect(() => readProgramFile(temporaryFolder(), 2)).toThrow(/cannot be read: .*Check the path/);
});

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { EVENTS_FOLDER, generatedDocuments } from '../../tools/docs/generated-documents.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const documents = generatedDocuments();

describe('docs/', () => {
  it.each([...documents])('%s says what the contracts say', (path, text) => {
    expect(readFileSync(root + path, 'utf8') === text, `${path} is out of date: run npm run docs`).toBe(true);
  });

  it('keeps no schema of an event that is gone', () => {
    const kept = readdirSync(root + EVENTS_FOLDER).map((name) => `${EVENTS_FOLDER}/${name}`);
    expect(kept.filter((path) => !documents.has(path))).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PROBLEMS } from '../../shared/contracts/problems.ts';

const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');

it('docs/errors.md lists every code with its status, in the order of the catalogue', () => {
  const listed = [...page.matchAll(/^\| `(\w+)` \| (\d{3}) \|/gm)].map(([, code, status]) => [
    code,
    Number(status),
  ]);
  expect(listed).toEqual(Object.entries(PROBLEMS).map(([code, { status }]) => [code, status]));
});

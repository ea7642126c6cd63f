import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { REFERRAL_CHECKS } from '../../shared/domain/program/referral-program.ts';
import { DEFAULT_WEIGHTS } from '../../shared/domain/referrals/default-weights.ts';

const text = readFileSync(new URL('../../docs/referral-judging.md', import.meta.url), 'utf8');
const rows = text.split('\n').filter((line) => /^\| `\w+` \| \d+ \|/.test(line));

test('the document has the checks in their order, with the weights and reasons that are in force', () => {
  const documented = rows.map((row) => {
    const [name = '', weight, , reason] = row.slice(2, -2).split(' | ');
    return { name: name.replaceAll('`', ''), weight: Number(weight), reason };
  });
  expect(documented).toEqual(REFERRAL_CHECKS.map((name) => ({ name, ...DEFAULT_WEIGHTS[name] })));
});

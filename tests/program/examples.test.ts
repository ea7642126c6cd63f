import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { validateProgram } from '../../shared/contracts/program/validate-program.ts';
import { seconds } from '../domain/builders.ts';

const folder = new URL('../../docs/examples/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const WRITTEN = seconds('2026-11-22T12:00:00Z');

describe('the example programs', () => {
  it('are six', () => {
    expect(files.toSorted()).toEqual([
      'advocacy.json',
      'airline.json',
      'challenges.json',
      'coffee-shop.json',
      'fashion-retailer.json',
      'referrals.json',
      'rewards.json',
    ]);
  });

  it.each(files)('%s has no fault, and no warning', (file) => {
    const sent: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    const judged = validateProgram(sent, WRITTEN);
    expect(judged.faults).toEqual([]);
    expect(judged.isValid && judged.document).toEqual(sent);
  });

  it.each(files)('%s is told in the README beside it', (file) => {
    expect(readFileSync(new URL('README.md', folder), 'utf8')).toContain(`\n## ${file}\n`);
  });
});

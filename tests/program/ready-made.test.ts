import { describe, expect, it } from 'vitest';
import { validateProgram } from '../../shared/contracts/program/validate-program.ts';
import type { ProgramDocument } from '../../shared/domain/program/program.ts';
import { addReadyMade } from '../../tools/cli/program/ready-made.ts';
import { rehearsed } from '../../tools/cli/program/rehearsed.ts';
import { exampleProgram } from '../examples/member-year.ts';
import { aDocument, aReviewRule, NOW } from './documents.ts';
import { someReferrals } from './referrals.ts';

const READY = exampleProgram('advocacy.json');
const ALL = READY.triggers?.map(({ id }) => id) ?? [];

const add = (document: ProgramDocument, ...ids: readonly string[]) =>
  addReadyMade('program.json', document, READY, ids, NOW);
const idsOf = (list: readonly { readonly id: string }[] | undefined) => list?.map(({ id }) => id);

describe('ready-made triggers', () => {
  it('are added with what they name, and no more', () => {
    const { document, added, leftOut } = add(aDocument(), 'purchase-survey', 'detractor');
    expect({ added, leftOut }).toEqual({ added: ['purchase-survey', 'detractor'], leftOut: [] });
    expect(idsOf(document.templates)).toEqual(['purchase-survey', 'sorry']);
    expect(idsOf(document.surveys)).toEqual(['after-purchase']);
    expect(idsOf(document.teams)).toEqual(['service']);
    expect(validateProgram(document, NOW).faults).toEqual([]);
    const { templates, surveys, teams, triggers, ...rest } = document;
    expect(rest).toEqual(aDocument());
  });

  it('leave out what the program has no use for', () => {
    const { added, leftOut } = add(aDocument());
    expect([...added, ...leftOut.map(({ id }) => id)].toSorted()).toEqual(ALL.toSorted());
    expect(leftOut.map(({ id, why }) => [id, why])).toEqual([
      ['promoter-referral', expect.stringMatching(/no referrals/)],
      ['win-back', expect.stringMatching(/no rewards/)],
    ]);
  });

  it('are all added to a program that has all', () => {
    const { rewards = [], expiry } = READY;
    const own = aDocument({ rewards, expiry, referrals: someReferrals(), earningRules: [aReviewRule()] });
    const { document, added, leftOut } = add({
      ...own,
      currencies: READY.currencies,
      segments: [],
      earningRules: [],
    });
    expect({ added, leftOut }).toEqual({ added: ALL, leftOut: [] });
    expect(document.triggers).toEqual(READY.triggers);
    expect(add(document)).toEqual({
      document,
      added: [],
      leftOut: ALL.map((id) => ({ id, why: 'the program has a trigger of this name' })),
    });
  });

  it('may be rehearsed: nothing waits, at no hour, and the rest of the program stays', () => {
    const { document, added } = add(aDocument());
    const rehearsal = rehearsed(document, added.slice(1));
    expect(validateProgram(rehearsal, NOW).faults.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(rehearsal.messaging).toEqual({ caps: [], gapHours: 0, detractorDays: 180 });
    const [first, ...others] = rehearsal.triggers ?? [];
    expect(first).toEqual(READY.triggers?.[0]);
    expect(
      others.map(({ delayMinutes, holdoutPercent, coolingOffDays }) => ({
        delayMinutes,
        holdoutPercent,
        coolingOffDays,
      })),
    ).toEqual(others.map(() => ({ delayMinutes: undefined, holdoutPercent: undefined, coolingOffDays: 0 })));
    expect({ ...rehearsal, messaging: document.messaging, triggers: document.triggers }).toEqual(document);
  });

  it('are refused by a name of none, and to a document with faults', () => {
    expect(() => add(aDocument(), 'nobody')).toThrow(/no ready-made trigger "nobody"\. There are: welcome, /);
    expect(() => add(aDocument({ pointsName: '' }))).toThrow(/program\.json has an error/);
  });
});

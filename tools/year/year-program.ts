import { readFileSync } from 'node:fs';
import { validateProgram } from '../../shared/contracts/program/validate-program.ts';
import type { Program, ProgramDocument } from '../../shared/domain/program/program.ts';
import type { Template } from '../../shared/domain/program/template.ts';
import type { Trigger } from '../../shared/domain/program/trigger.ts';

/** Whose holdout has to find something: the message brings some a second order. */
export const PLANTED_EFFECT = 'second-order';
/** Whose holdout has to find nothing: nobody minds the message. */
export const PLANTED_ZERO = 'silent-spot';

const HOLDOUT_PERCENTS: Readonly<Record<string, number>> = { [PLANTED_EFFECT]: 30, [PLANTED_ZERO]: 50 };
const example = new URL('../../docs/examples/advocacy.json', import.meta.url);

/**
 * The example with every ready-made trigger, and what lets all of it happen within a year: points last for half a year and tiers
 * look back as far, orders of guests are credited when they join, the message of a tier goes by e-mail, the one channel that is
 * sent here, and the two triggers that are judged hold more members out.
 *
 * @throws Error when it could not be published
 */
export function yearProgram(): Program {
  const document = JSON.parse(readFileSync(example, 'utf8')) as ProgramDocument;
  const changed = {
    ...document,
    expiry: { kind: 'rolling', months: 6 },
    claims: { ...document.claims, onJoining: true },
    tiers: { ...document.tiers, window: { kind: 'rolling_months', months: 6 } },
    templates: document.templates?.map(byEmail),
    triggers: document.triggers?.map(withHoldout),
  };
  const validation = validateProgram(changed, 0);
  if (!validation.isValid)
    throw new Error(`no program for the year: ${JSON.stringify(validation.faults, null, 2)}`);
  return { ...validation.document, version: 2 };
}

const byEmail = (template: Template): Template => ({ ...template, channel: 'email' });

function withHoldout(trigger: Trigger): Trigger {
  const holdoutPercent = HOLDOUT_PERCENTS[trigger.id] ?? trigger.holdoutPercent;
  return { ...trigger, ...(holdoutPercent === undefined ? {} : { holdoutPercent }) };
}

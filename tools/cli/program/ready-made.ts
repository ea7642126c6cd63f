import { validateProgram } from '../../../shared/contracts/program/validate-program.ts';
import type { EpochSeconds } from '../../../shared/domain/calendar.ts';
import type { ProgramDocument } from '../../../shared/domain/program/program.ts';
import type { Trigger } from '../../../shared/domain/program/trigger.ts';
import { allActions } from '../../../shared/domain/triggers/trigger-actions.ts';
import { throwErrors } from './fault-text.ts';

export interface Extended {
  readonly document: ProgramDocument;
  readonly added: readonly string[];
  /** What could not be added, and why. */
  readonly leftOut: readonly { readonly id: string; readonly why: string }[];
}

/**
 * A document with triggers of another, and the templates, surveys and teams that they name and it does not have; nothing that
 * it has is changed. A trigger that would contradict it, because it names a reward or asks for tiers that are not there, is
 * left out.
 *
 * @param ids of the triggers; all of them where it is empty
 * @throws Error where the document has faults of its own, or there is no such trigger
 */
export function addReadyMade(
  file: string,
  document: unknown,
  ready: ProgramDocument,
  ids: readonly string[],
  now: EpochSeconds,
): Extended {
  const judged = validateProgram(document, now);
  if (!judged.isValid) throwErrors(file, judged.faults);
  if (!judged.isValid) throw new Error(`${file} cannot be extended.`);
  const none: Extended = { document: judged.document, added: [], leftOut: [] };
  return chosen(ready, ids).reduce((extended, trigger) => addOne(extended, trigger, ready, now), none);
}

function chosen({ triggers = [] }: ProgramDocument, ids: readonly string[]): readonly Trigger[] {
  const known = triggers.map(({ id }) => id);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown !== undefined)
    throw new Error(`There is no ready-made trigger "${unknown}". There are: ${known.join(', ')}.`);
  return ids.length === 0 ? triggers : triggers.filter(({ id }) => ids.includes(id));
}

function addOne(extended: Extended, trigger: Trigger, ready: ProgramDocument, now: EpochSeconds): Extended {
  const { document, added, leftOut } = extended;
  const { id } = trigger;
  const leave = (why: string): Extended => ({ ...extended, leftOut: [...leftOut, { id, why }] });
  if (document.triggers?.some((own) => own.id === id)) return leave('the program has a trigger of this name');
  const larger = { ...document, ...partsOf(trigger, document, ready) };
  const error = validateProgram(larger, now).faults.find(({ severity }) => severity === 'error');
  return error === undefined
    ? { document: larger, added: [...added, id], leftOut }
    : leave(`${JSON.stringify(error.value)} ${error.detail}`);
}

/** The lists that grow. */
function partsOf(trigger: Trigger, document: ProgramDocument, ready: ProgramDocument) {
  const actions = allActions(trigger);
  const named = (field: 'template' | 'survey' | 'team'): ReadonlySet<string> =>
    new Set(actions.flatMap((action) => (field in action ? [String(Object(action)[field])] : [])));
  return {
    ...grown('templates', named('template'), document, ready),
    ...grown('surveys', named('survey'), document, ready),
    ...grown('teams', named('team'), document, ready),
    triggers: [...(document.triggers ?? []), trigger],
  };
}

function grown<List extends 'templates' | 'surveys' | 'teams'>(
  list: List,
  ids: ReadonlySet<string>,
  document: ProgramDocument,
  ready: ProgramDocument,
): Pick<ProgramDocument, List> | object {
  const own: readonly { readonly id: string }[] = document[list] ?? [];
  const theirs: readonly { readonly id: string }[] = ready[list] ?? [];
  const missing = theirs.filter(({ id }) => ids.has(id) && !own.some((each) => each.id === id));
  return missing.length === 0 ? {} : { [list]: [...own, ...missing] };
}

import { validateProgram } from '../../../../shared/contracts/program/validate-program.ts';
import { diffPrograms } from '../../../../shared/domain/program/diff-programs.ts';
import type { ProgramDocument } from '../../../../shared/domain/program/program.ts';
import { type Faults, faultsOf } from './faults.ts';
import { isFields, pointerOf } from './place.ts';

/** A document as the contract judges it: the very code that the API runs. */
export interface Judged {
  readonly faults: Faults;
  /** With its defaults filled in; `null` where it has errors. */
  readonly program: ProgramDocument | null;
}

const MS_PER_SECOND = 1_000;

/** @param nowMs moment by which it is told that a rule is over */
export function judge(document: unknown, nowMs: number): Judged {
  const judged = validateProgram(document, Math.floor(nowMs / MS_PER_SECOND));
  return { faults: faultsOf(judged.faults), program: judged.isValid ? judged.document : null };
}

/** One difference between two documents, as a sentence. */
export interface Change {
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly words: string;
}

/**
 * What `after` changes of `before`: in the words of the program where both have no errors, and by the names of fields otherwise,
 * because a document with faults means nothing yet.
 */
export function changesBetween(before: unknown, after: unknown, nowMs: number): readonly Change[] {
  const [was, is] = [judge(before, nowMs).program, judge(after, nowMs).program];
  return was === null || is === null ? plainChanges(before, after, []) : diffPrograms(was, is);
}

type Path = readonly (string | number)[];

function plainChanges(before: unknown, after: unknown, path: Path): readonly Change[] {
  if (isEqual(before, after)) return [];
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  if (kind === 'changed') {
    const inside = changesInside(before, after, path);
    if (inside !== null) return inside;
  }
  return [{ path: pointerOf(path), kind, words: `${path.join(' › ')}: ${said(before)} → ${said(after)}` }];
}

/** Null where the two have no parts that could be compared. */
function changesInside(before: unknown, after: unknown, path: Path): readonly Change[] | null {
  if (Array.isArray(before) && Array.isArray(after)) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, index) =>
      plainChanges(before[index], after[index], [...path, index]),
    ).flat();
  }
  if (!isFields(before) || !isFields(after)) return null;
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => plainChanges(before[key], after[key], [...path, key]));
}

const MAX_SAID = 60;

function said(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > MAX_SAID ? `${text.slice(0, MAX_SAID)}…` : text;
}

/** The same JSON; the order of fields means nothing. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => isEqual(item, b[index]));
  }
  if (!isFields(a) || !isFields(b)) return false;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return (
    keys.length === others.length && keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key]))
  );
}

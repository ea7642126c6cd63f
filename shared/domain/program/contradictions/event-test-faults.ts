import type { ValueTest } from '../condition.ts';
import { passesValue } from '../conditions/value-test.ts';
import { EVENT_FIELDS, type EventField, FIELD_GROUPS } from '../event-fields.ts';
import { ownValue } from '../own-value.ts';
import type { ProgramDocument } from '../program.ts';
import { SURVEY_SCALES, type SurveyKind } from '../survey.ts';
import type { TriggerEvent } from '../trigger.ts';
import { type Contradiction, error, pointer, quoted, warning } from './contradiction.ts';
import { unknownName } from './unknown-name.ts';

type Tests = Readonly<Record<string, ValueTest>>;

/** Tests of an event that name what it does not have, or that nothing it has ever passes. */
export function eventTestFaults(
  event: TriggerEvent,
  tests: Tests,
  path: string,
  document: ProgramDocument,
): readonly Contradiction[] {
  const faults = Object.entries(tests).flatMap(([name, test]) =>
    faultsOfTest(event, name, test, path + pointer(name), document),
  );
  return faults.length > 0 || event !== 'survey.answered' ? faults : scoreFaults(tests, path, document);
}

function faultsOfTest(
  event: TriggerEvent,
  name: string,
  test: ValueTest,
  path: string,
  document: ProgramDocument,
): readonly Contradiction[] {
  const field = ownValue(EVENT_FIELDS[event], name);
  if (field !== undefined) return faultsOfField(field, name, test, path, document);
  const dot = name.indexOf('.');
  const group = dot < 0 ? undefined : ownValue(FIELD_GROUPS[event], name.slice(0, dot));
  if (group === undefined) return [error('UNKNOWN_NAME', path, test, `${unknownField(event)}`)];
  return group === 'currency' ? currencyFaults(name.slice(dot + 1), test, path, document) : [];
}

function unknownField(event: TriggerEvent): string {
  const own = Object.keys(EVENT_FIELDS[event]);
  const groups = Object.entries(FIELD_GROUPS[event] ?? {}).map(([group, inner]) => `${group}.<${inner}>`);
  const all = [...own, ...groups];
  return all.length === 0
    ? `is no field of ${event}, which has none; remove "where"`
    : `is no field of ${event}, which has ${quoted(all)}; name one of them`;
}

function currencyFaults(
  code: string,
  test: ValueTest,
  path: string,
  { currencies }: ProgramDocument,
): readonly Contradiction[] {
  const known = currencies.map((currency) => currency.code);
  if (!known.includes(code))
    return [
      error(
        'CURRENCY_NOT_IN_PROGRAM',
        path,
        test,
        `"${code}" is no currency of the program, which has ${quoted(known)}; add it to /currencies, or name another`,
      ),
    ];
  return valuesOf(test).some((value) => typeof value !== 'number')
    ? [error('NEVER_TRUE', path, test, 'is never true: it is an amount in minor units; give numbers')]
    : [];
}

function faultsOfField(
  field: EventField,
  name: string,
  test: ValueTest,
  path: string,
  document: ProgramDocument,
): readonly Contradiction[] {
  const reason = reasonAgainst(field, name, test);
  if (reason !== null) return [error('NEVER_TRUE', path, test, `is never true: ${reason}`)];
  const kind = field.holds;
  if (kind === 'text' || kind === 'number' || kind === 'boolean' || kind === 'words') return [];
  return valuesOf(test).flatMap((value) =>
    unknownName(kind, String(value), path, document, 'the test', test),
  );
}

/** Why nothing that the field holds passes the test, and the fix; null where something does. */
function reasonAgainst(field: EventField, name: string, test: ValueTest): string | null {
  if ('absent' in test)
    return 'isOptional' in field ? null : `every such event has "${name}"; remove the test`;
  if ('is' in test || 'in' in test) return reasonAgainstValues(field, name, valuesOf(test));
  if (field.holds !== 'number') return `"${name}" is no number; give {"is": value} or {"in": [values]}`;
  const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = test;
  return atLeast > atMost ? 'its lower end lies above its upper end; swap them' : null;
}

function reasonAgainstValues(
  field: EventField,
  name: string,
  values: readonly (string | number | boolean)[],
): string | null {
  if (field.holds === 'words')
    return values.some((value) => field.words.includes(String(value)))
      ? null
      : `"${name}" is one of ${quoted(field.words)}; name one of them`;
  const type = field.holds === 'number' || field.holds === 'boolean' ? field.holds : 'string';
  return values.some((value) => typeof value === type)
    ? null
    : `"${name}" is ${KINDS_OF_VALUE[type]}; give one`;
}

const KINDS_OF_VALUE = { number: 'a number', boolean: 'true or false', string: 'a text' } as const;

function valuesOf(test: ValueTest): readonly (string | number | boolean)[] {
  if ('is' in test) return [test.is];
  return 'in' in test ? test.in : [];
}

const KINDS = Object.keys(SURVEY_SCALES) as SurveyKind[];

/** A score that no survey of those that are meant has, and one that means something else on each scale. */
function scoreFaults(
  tests: Tests,
  path: string,
  { surveys = [] }: ProgramDocument,
): readonly Contradiction[] {
  const { score, kind, surveyId } = tests;
  if (score === undefined) return [];
  const asked = surveys.filter(
    (survey) =>
      (kind === undefined || passesValue(kind, survey.kind)) &&
      (surveyId === undefined || passesValue(surveyId, survey.id)),
  );
  const kinds = KINDS.filter((each) => asked.some((survey) => survey.kind === each));
  const at = path + pointer('score');
  if (kinds.length > 0 && !kinds.some((each) => canScore(each, score))) {
    const scales = kinds.map((each) => `${each} ${SURVEY_SCALES[each].from} to ${SURVEY_SCALES[each].to}`);
    const reason = `is never true: no answer has such a score, which goes from ${scales.join(', ')}; correct it`;
    return [error('NEVER_TRUE', at, score, reason)];
  }
  if (kinds.length < 2) return [];
  const detail = `is asked of answers to ${quoted(kinds)} alike, and each has a scale of its own; add {"kind": {"is": "nps"}}, or a "surveyId"`;
  return [warning('SCALES_MIXED', at, score, detail)];
}

function canScore(kind: SurveyKind, test: ValueTest): boolean {
  const { from, to } = SURVEY_SCALES[kind];
  return Array.from({ length: to - from + 1 }, (_, step) => from + step).some((score) =>
    passesValue(test, score),
  );
}

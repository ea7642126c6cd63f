import { StartError } from '../start-error.ts';

/** Decides whether an event (as delivered, envelope included) matches. */
export type EventMatcher = (event: unknown) => boolean;

/** Tests one leaf value of an event; `undefined` stands for a field that is not there. */
type ValueMatcher = (value: unknown) => boolean;

/**
 * Compiles an EventBridge event pattern. Operators: exact values, `prefix`, `suffix`, `anything-but` (with
 * values, `prefix`, `suffix`, `wildcard`, `equals-ignore-case`), `numeric`, `exists`, `equals-ignore-case`,
 * `wildcard` and `$or`, as the EventBridge user guide defines them.
 * @throws StartError for any other operator
 */
export function compileEventPattern(pattern: unknown): EventMatcher {
  if (!isObject(pattern)) throw malformed('a pattern', pattern);
  const tests = Object.entries(pattern).map(([field, expected]): EventMatcher => {
    if (field === '$or') return anyOf(expected);
    const test = Array.isArray(expected) ? compileLeaf(expected) : inside(compileEventPattern(expected));
    return (event) => test(isObject(event) ? event[field] : undefined);
  });
  return (event) => tests.every((test) => test(event));
}

function anyOf(alternatives: unknown): EventMatcher {
  if (!Array.isArray(alternatives)) throw malformed('$or', alternatives);
  const matchers = alternatives.map(compileEventPattern);
  return (event) => matchers.some((matches) => matches(event));
}

/** A nested pattern matches an array of objects when it matches one of them. */
function inside(matches: EventMatcher): EventMatcher {
  return (value) => (Array.isArray(value) ? value.some(matches) : matches(value));
}

function compileLeaf(expected: readonly unknown[]): ValueMatcher {
  const matchers = expected.map(compileValue);
  return (value) => {
    const candidates = Array.isArray(value) && value.length > 0 ? value : [value];
    return matchers.some((matches) => candidates.some(matches));
  };
}

function compileValue(expected: unknown): ValueMatcher {
  if (!isObject(expected)) return (value) => value === expected;
  const [only, ...others] = Object.entries(expected);
  const compile = only === undefined || others.length > 0 ? undefined : operators[only[0]];
  if (only === undefined || compile === undefined) throw malformed('an operator', expected);
  return compile(only[1]);
}

const operators: Record<string, (argument: unknown) => ValueMatcher> = {
  prefix: affix((value, prefix) => value.startsWith(prefix)),
  suffix: affix((value, suffix) => value.endsWith(suffix)),
  wildcard: (argument) => {
    const expression = wildcardExpression(asText('wildcard', argument));
    return onText((value) => expression.test(value));
  },
  'equals-ignore-case': (argument) => {
    const expected = asText('equals-ignore-case', argument).toLowerCase();
    return onText((value) => value.toLowerCase() === expected);
  },
  exists: (argument) => (argument === true ? (value) => value !== undefined : (value) => value === undefined),
  numeric: compileNumeric,
  'anything-but': compileAnythingBut,
};

/** `prefix` and `suffix` take a text, or `{ "equals-ignore-case": text }`. */
function affix(test: (value: string, part: string) => boolean): (argument: unknown) => ValueMatcher {
  return (argument) => {
    if (typeof argument === 'string') return onText((value) => test(value, argument));
    const ignoringCase = isObject(argument) ? argument['equals-ignore-case'] : undefined;
    const part = asText('prefix or suffix', ignoringCase).toLowerCase();
    return onText((value) => test(value.toLowerCase(), part));
  };
}

/** Everything but the given values; a field that is not there matches nothing. */
function compileAnythingBut(argument: unknown): ValueMatcher {
  const excluded = isObject(argument) ? excludedByOperator(argument) : asList(argument).map(compileValue);
  return (value) => value !== undefined && !excluded.some((matches) => matches(value));
}

function excludedByOperator(argument: Record<string, unknown>): ValueMatcher[] {
  return Object.entries(argument).flatMap(([name, values]) =>
    asList(values).map((value) => compileValue({ [name]: value })),
  );
}

const comparisons: Record<string, (value: number, bound: number) => boolean> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

/** `["<", 10]` or a range such as `[">", 0, "<=", 5]`. */
function compileNumeric(argument: unknown): ValueMatcher {
  const parts = asList(argument);
  const tests: ((value: number) => boolean)[] = [];
  for (let index = 0; index < parts.length; index += 2) {
    const compare = comparisons[String(parts[index])];
    const bound = parts[index + 1];
    if (compare === undefined || typeof bound !== 'number') throw malformed('numeric', argument);
    tests.push((value) => compare(value, bound));
  }
  return (value) => typeof value === 'number' && tests.every((test) => test(value));
}

function wildcardExpression(text: string): RegExp {
  const escaped = text.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`, 's');
}

function onText(test: (value: string) => boolean): ValueMatcher {
  return (value) => typeof value === 'string' && test(value);
}

function asText(operator: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw malformed(operator, value);
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function malformed(what: string, value: unknown): StartError {
  return new StartError(
    `The local event bus does not know ${what} of this form in an event pattern: ${JSON.stringify(value)}`,
    'Use another operator in the rule, or teach local/events/event-pattern.ts.',
  );
}

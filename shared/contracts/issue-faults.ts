import type * as z from 'zod/mini';

type Issue = z.core.$ZodIssue;

/** One field at fault: where, what it holds, and what would be right. */
export interface IssueFault {
  /** JSON pointer (RFC 6901). */
  readonly pointer: string;
  readonly value: unknown;
  readonly detail: string;
}

/** @param whole what a field that is not known is no field of, such as `this request` */
export function issueFaults(issue: Issue, input: unknown, whole: string): readonly IssueFault[] {
  const pointer = pointerOf(issue.path);
  const value = valueAt(input, issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointer + pointerOf([key]),
      value: valueAt(value, [key]),
      detail: `is not a field of ${whole}; remove it or check its spelling`,
    }));
  }
  const meant = issue.code === 'invalid_union' ? meantForm(issue.errors) : undefined;
  if (meant === undefined) return [{ pointer, value, detail: detailOf(issue, value) }];
  return meant.flatMap((inner) =>
    issueFaults({ ...inner, path: [...issue.path, ...inner.path] }, input, whole),
  );
}

const pointerOf = (path: Issue['path']): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/**
 * Of several forms without a name, the one whose fields were given, if exactly one is: what is wrong with it says more than
 * a list of all forms.
 */
function meantForm(forms: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const fitting = forms.filter((issues) => !issues.some(isOfAnotherForm));
  return fitting.length === 1 ? fitting[0] : undefined;
}

const isOfAnotherForm = (issue: Issue): boolean =>
  issue.code === 'unrecognized_keys' ||
  (issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value'));

function valueAt(input: unknown, path: Issue['path']): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Record<PropertyKey, unknown> | null | undefined)?.[step],
    input,
  );
}

/** How much of a wrong value is shown: enough to find it, and no essay. */
const MAX_SHOWN = 60;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

/** Words of a schema's own begin small, because they follow the name of the field; those of zod do not. */
const OWN_WORDS = /^[a-z"]/;

function detailOf(issue: Issue, value: unknown): string {
  if (OWN_WORDS.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined
        ? `is missing; it must be ${article(issue.expected)}`
        : `must be ${article(issue.expected)}, not ${shown(value)}`;
    case 'too_small':
      return `must ${sizeOf(issue.origin, issue.minimum, issue.inclusive === false ? 'more than' : 'at least')}`;
    case 'too_big':
      return `must ${sizeOf(issue.origin, issue.maximum, 'at most')}`;
    case 'invalid_value':
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map((each) => JSON.stringify(each)).join(', ')}`;
    case 'invalid_key':
      return issue.issues[0]?.message ?? issue.message;
    case 'invalid_union':
      return `must be one of ${formsOf(issue)}, not ${shown(value)}`;
    default:
      return issue.message;
  }
}

/** The forms of a discriminated union, as its issue carries them. */
function formsOf(issue: Issue): string {
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
  return options.length === 0
    ? 'the forms in /docs'
    : options.map((option) => JSON.stringify(option)).join(', ');
}

function sizeOf(origin: string, limit: number | bigint, bound: string): string {
  const several = Number(limit) === 1 ? '' : 's';
  if (origin === 'string') return `have ${bound} ${limit} character${several}`;
  if (origin === 'array') return `have ${bound} ${limit} item${several}`;
  return `be ${bound} ${limit}`;
}

function article(expected: string): string {
  const words: Record<string, string> = {
    int: 'a whole number',
    number: 'a number',
    string: 'a text',
    array: 'a list',
    object: 'an object',
    boolean: 'true or false',
  };
  return words[expected] ?? expected;
}

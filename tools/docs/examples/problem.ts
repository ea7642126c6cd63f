import { PROBLEMS, problemType } from '../../../shared/contracts/problems.ts';

const code = 'REQUEST_INVALID';
const { title, status, fix, retryable } = PROBLEMS[code];

/** The operation that the example is about. */
export const PROBLEM_EXAMPLE_OF = 'recordOrder';

/** What a caller gets who sent a price with a decimal point. */
export const PROBLEM_EXAMPLE = {
  type: problemType(code),
  title,
  status,
  code,
  detail: '/lines/0/unitPrice: must be a whole number',
  fix,
  retryable,
  instance: 'b7Rk2hV4oAMEJ2g=',
  errors: [{ pointer: '/lines/0/unitPrice', detail: 'must be a whole number' }],
} as const;

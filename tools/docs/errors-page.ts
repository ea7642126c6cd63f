import type { Operation } from '../../shared/contracts/operation.ts';
import { PROBLEMS, type ProblemCode, problemType } from '../../shared/contracts/problems.ts';
import { GENERATED, markdownTable } from './markdown.ts';
import { PROBLEM_CODES, problemCodesOf } from './problem-codes.ts';
import { OPERATIONS_TO_READ } from './reading-order.ts';

/** docs/errors.md: every code in the order in which a request is judged, and who answers it. */
export function errorsPage(): string {
  return `${GENERATED}

# Errors

Everything that goes wrong is answered with a problem document (RFC 9457, \`application/problem+json\`). Its \`code\` is stable and its \`type\` is \`${problemType('INTERNAL').replace('INTERNAL', '<code>')}\`; \`title\` and \`detail\` are for people. The codes stand here in the order in which a request is judged: its caller, its form, its idempotency, the business, the world. The first that applies is answered.

*Retryable* means that the very same request can succeed later. A request that was answered with a 5xx, or not at all, may always be sent again: it takes effect once.

Requests that do not reach the API are answered by API Gateway, with \`{"message": "…"}\`: 401 without an \`Authorization\` header, 403 for an unknown, revoked or expired key or token, 404 for a route that there is not, 429 over the throttle, 500 and 503 where no function answered.

${markdownTable(['Code', 'Status', 'What it means', 'Retryable', 'What to do'], PROBLEM_CODES.map(summaryRow))}

## Who answers what

${markdownTable(
  ['Code', 'Operations'],
  PROBLEM_CODES.map((code) => [`\`${code}\``, operationsOf(code)]),
)}
`;
}

function summaryRow(code: ProblemCode): readonly (string | number)[] {
  const { status, title, retryable, fix } = PROBLEMS[code];
  return [`\`${code}\``, status, title, retryable ? 'yes' : 'no', fix];
}

/** So few that naming the others is shorter. */
const FEW = 3;

function operationsOf(code: ProblemCode): string {
  const isAnswering = (operation: Operation) => problemCodesOf(operation).includes(code);
  const others = OPERATIONS_TO_READ.filter((operation) => !isAnswering(operation));
  if (others.length === 0) return 'all';
  if (others.length === OPERATIONS_TO_READ.length) return 'none yet';
  if (others.length <= FEW) return `all but ${names(others)}`;
  return names(OPERATIONS_TO_READ.filter(isAnswering));
}

const names = (operations: readonly Operation[]): string =>
  operations.map(({ id }) => `\`${id}\``).join(', ');

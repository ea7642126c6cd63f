import type { Operation } from '../../shared/contracts/operation.ts';
import { PROBLEMS, type ProblemCode } from '../../shared/contracts/problems.ts';

/** Every code the catalogue has, in the order in which a request is judged. */
export const PROBLEM_CODES = Object.keys(PROBLEMS) as ProblemCode[];

/** The codes an operation can answer, in the catalogue's order: those of its caller, of its form, its own, and bugs. */
export function problemCodesOf(operation: Operation): readonly ProblemCode[] {
  const possible = new Set<ProblemCode>([
    ...callerCodes(operation),
    ...formCodes(operation),
    ...operation.refusals,
    'INTERNAL',
  ]);
  return PROBLEM_CODES.filter((code) => possible.has(code));
}

function callerCodes({ scope, memberToken, path }: Operation): readonly ProblemCode[] {
  if (scope === 'public') return [];
  if (scope === 'any') return memberToken ? [] : ['MEMBER_TOKEN_NOT_ALLOWED'];
  if (!memberToken) return ['SCOPE_MISSING', 'MEMBER_TOKEN_NOT_ALLOWED'];
  return path.includes('{memberId}') ? ['SCOPE_MISSING', 'OTHER_MEMBER'] : ['SCOPE_MISSING'];
}

function formCodes({ request }: Operation): readonly ProblemCode[] {
  if (Object.keys(request).length === 0) return [];
  return request.body ? ['REQUEST_INVALID', 'REQUEST_NOT_JSON'] : ['REQUEST_INVALID'];
}

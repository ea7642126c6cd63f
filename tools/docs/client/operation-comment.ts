import type { OpenApiOperation, Route } from './open-api.ts';
import { docComment } from './type-text.ts';

/** What one reads over a call in an editor: what it does, who may call it, and each refusal with its title. */
export function operationComment({ method, path, operation }: Route): string {
  const refusals = refusalsOf(operation);
  return docComment(
    [
      `${operation.summary}.`,
      '',
      ...operation.description.split('\n'),
      '',
      `\`${method} ${path}\`, ${callersOf(operation)}.`,
      ...(refusals.length > 0 ? ['', ...refusals] : []),
    ],
    0,
  );
}

function callersOf({ security }: OpenApiOperation): string {
  if (security.length === 0) return 'for anybody';
  const callers = security.flatMap((each) =>
    Object.entries(each).map(([kind, scopes]) =>
      kind === 'memberToken'
        ? "the member's token"
        : `${spacedOut(kind)} with ${scopes.map((scope) => `\`${scope}\``).join(', ')}`,
    ),
  );
  return `for a ${callers.join(' or ')}`;
}

const spacedOut = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** The refusals of the operation itself; what every call can meet is said once, at `Problem`. */
function refusalsOf({ responses }: OpenApiOperation): readonly string[] {
  return Object.values(responses)
    .flatMap((response) => [...response.description.matchAll(/^`([A-Z_]+)`: (.+)$/gm)])
    .filter(([, code = '']) => !EVERYWHERE.has(code))
    .map(([, code = '', title = '']) => `- \`${code}\`: ${title}`);
}

const EVERYWHERE = new Set([
  'SCOPE_MISSING',
  'MEMBER_TOKEN_NOT_ALLOWED',
  'REQUEST_INVALID',
  'REQUEST_NOT_JSON',
  'BUSY',
  'UNAVAILABLE',
  'INTERNAL',
]);

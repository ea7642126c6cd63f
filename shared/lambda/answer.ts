/** An answer with its status kept as a literal, so that the contract of the route can check it. */
export function answer<const S extends number, B>(
  status: S,
  body: B,
  headers: Readonly<Record<string, string>> = {},
) {
  return { status, body, headers };
}

/** The first answer once more (law 4). */
export function replayed<B>(body: B) {
  return answer(200, body, { 'idempotency-replayed': 'true' });
}

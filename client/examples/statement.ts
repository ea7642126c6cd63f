import type { Client } from '../index.ts';

/** Every line of a member's statement, page after page, and why there was the newest one. */
export async function statement(perennial: Client, memberId: string) {
  const lines: string[] = [];
  for await (const { sequence, kind, points } of perennial.readStatement.each({ memberId, limit: 100 })) {
    lines.push(`${sequence} ${kind} ${points}`);
  }
  const why = await perennial.explainEntry({ memberId, sequence: lines.length });
  return { lines, why };
}

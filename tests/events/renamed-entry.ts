const PEOPLE = new Set(['memberId', 'friendId', 'advocateId', 'fromMemberId', 'toMemberId', 'referrerId']);

/** With ids of members as the engine makes them: histories of the tests name members in their own way, and events refuse that. */
export function renamed<T extends object>(told: T): T {
  const named = (field: string, value: unknown) =>
    PEOPLE.has(field) && typeof value === 'string'
      ? `mbr_${value
          .replaceAll(/[^0-9a-z]/g, '')
          .padStart(20, '0')
          .slice(-20)}`
      : value;
  return JSON.parse(JSON.stringify(told, named)) as T;
}

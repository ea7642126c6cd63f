/** As much of a version as tells when it counts. */
interface Timed {
  readonly version: number;
  readonly status: string;
  readonly effectiveFrom: string;
}

/** No version takes effect sooner after it was published; the lead of a stack may be shorter, and never is longer. */
const LONGEST_LEAD_MS = 60_000;

/**
 * What a publication would replace, and what would replace it: of the version in force and those that wait for their moment.
 *
 * @param at when it is to take effect, ISO 8601; null: as soon as may be
 */
export function rivalsAt<T extends Timed, W extends Timed>(
  inForce: T,
  versions: readonly W[],
  at: string | null,
  now = Date.now(),
): { readonly replaced: T | W; readonly follower: W | null } {
  const momentMs = at === null ? now + LONGEST_LEAD_MS : Date.parse(at);
  const waiting = versions
    .filter(({ status }) => status === 'scheduled')
    .toSorted((one, other) => startOf(one) - startOf(other) || one.version - other.version);
  const isBefore = (version: W): boolean => startOf(version) <= momentMs;
  return {
    replaced: waiting.findLast(isBefore) ?? inForce,
    follower: waiting.find((version) => !isBefore(version)) ?? null,
  };
}

const startOf = ({ effectiveFrom }: Timed): number => Date.parse(effectiveFrom);

/** The same for every number of callers. Members enough that hardly two requests in flight are of one. */
export const HTTP_PLAN = { members: 300, warmUp: 300, measured: 600, lines: 3 } as const;

/** What one block measured of one operation. */
export interface PathResult {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

export interface HttpResult {
  readonly recordOrder: PathResult;
  readonly readAccount: PathResult;
}

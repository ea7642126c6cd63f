import type { FaultKind } from './fault-kind.ts';

/** How often one thing befell one operation. */
export interface FaultCount {
  readonly operation: string;
  readonly kind: FaultKind;
  readonly count: number;
}

/** What a proxy has seen and done since it was started. */
export interface FaultCounts {
  /** Requests by operation, those with faults included. */
  readonly requests: Readonly<Record<string, number>>;
  readonly faults: readonly FaultCount[];
  /** Writes that took effect although their client was told nothing, or that they failed. */
  readonly hiddenCommits: number;
  /** Requests that met no engine at all, because it was being restarted. Not injected, so not among the faults. */
  readonly engineDown: number;
}

/** Injected faults of all requests, from 0 to 1. */
export function faultShare({ requests, faults }: FaultCounts): number {
  const all = Object.values(requests).reduce((sum, count) => sum + count, 0);
  return all === 0 ? 0 : faults.reduce((sum, { count }) => sum + count, 0) / all;
}

export function createFaultCounter() {
  const requests = new Map<string, number>();
  const faults = new Map<string, FaultCount>();
  let hiddenCommits = 0;
  let engineDown = 0;
  return {
    request(operation: string): void {
      requests.set(operation, (requests.get(operation) ?? 0) + 1);
    },
    fault(operation: string, kind: FaultKind): void {
      const before = faults.get(`${operation} ${kind}`);
      faults.set(`${operation} ${kind}`, { operation, kind, count: (before?.count ?? 0) + 1 });
    },
    hiddenCommit(): void {
      hiddenCommits += 1;
    },
    engineDown(): void {
      engineDown += 1;
    },
    read: (): FaultCounts => ({
      requests: Object.fromEntries(requests),
      faults: [...faults.values()],
      hiddenCommits,
      engineDown,
    }),
  };
}

export type FaultCounter = ReturnType<typeof createFaultCounter>;

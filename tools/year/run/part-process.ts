import type { PartInput, PartMessage } from './run-parts.ts';
import { runYear } from './run-year.ts';

/** The process of one part of a year: takes its input, tells each day that is over, and at last what came of it. */
let isStopped = false;

const tell = (message: PartMessage, afterwards = () => {}) => process.send?.(message, afterwards);

process.on('message', async (message: PartInput | 'stop') => {
  if (message === 'stop') {
    isStopped = true;
    return;
  }
  try {
    const afterDay = (day: number, days: number) => {
      tell({ kind: 'day', day, days });
      return !isStopped;
    };
    const year = await runYear({ ...message, afterDay });
    tell({ kind: 'year', year }, () => process.exit());
  } catch (error) {
    tell({ kind: 'failure', failure: describe(error) }, () => process.exit(1));
  }
});
// Ctrl-C reaches the whole group of processes; whoever started this one says what to do about it.
process.on('SIGINT', () => {});
// Whoever wanted the result is gone.
process.once('disconnect', () => process.exit(1));

function describe(error: unknown): string {
  const { stack = String(error), cause } = error as Error;
  return cause === undefined ? stack : `${stack}\nbecause of ${describe(cause)}`;
}

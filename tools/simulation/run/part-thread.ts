import { parentPort, workerData } from 'node:worker_threads';
import { simulateMembers } from '../../../shared/domain/simulation/simulate-members.ts';
import { historiesOf } from '../source/history-file.ts';
import type { PartMessage, PartOrder } from './simulate-parts.ts';

/** A thread that simulates one range of members: tells how far it is now and then, and the sums at the end. */
const HAPPENINGS_PER_MESSAGE = 500;

const { file, range, programs, until } = workerData as PartOrder;
const tell = (message: PartMessage) => parentPort?.postMessage(message);
let untold = 0;
const sums = simulateMembers(historiesOf(file, range), programs, until, (happenings) => {
  untold += happenings;
  if (untold < HAPPENINGS_PER_MESSAGE) return;
  tell({ kind: 'progress', happenings: untold });
  untold = 0;
});
tell({ kind: 'progress', happenings: untold });
tell({ kind: 'sums', sums });

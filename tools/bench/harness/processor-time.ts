import { readFileSync } from 'node:fs';

/** Ticks of /proc/<pid>/stat a second: USER_HZ, which Linux fixes at 100 for user space. */
const TICKS_PER_SECOND = 100;

/** Processor time that another process has used so far, in milliseconds. The engine exists for Linux only, so /proc is there. */
export function processorTimeMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The program's name may hold spaces; it ends at the last parenthesis, and user and system time are fields 14 and 15.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND) * 1_000;
}

/** Processor time that this process has used so far, in milliseconds. */
export function ownProcessorTimeMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

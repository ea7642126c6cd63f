import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Ends an engine that an earlier, killed start left on the same database file. Normally its guard has done so
 * already; this covers the moment before, and a guard that was killed as well. The process must really be
 * that engine (its command line names our file), because process ids are reused.
 */
export async function endLeftoverEngine(folder: string, databaseFile: string): Promise<void> {
  const file = pidFile(folder);
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8'));
  while (isEngineOf(pid, databaseFile)) {
    try {
      process.kill(pid, 'SIGTERM');
    } catch {
      // It ended between the look and the signal.
    }
    await delay(20);
  }
  forgetEngine(folder);
}

export function rememberEngine(folder: string, pid: number): void {
  writeFileSync(pidFile(folder), String(pid));
}

export function forgetEngine(folder: string): void {
  rmSync(pidFile(folder), { force: true });
}

function isEngineOf(pid: number, databaseFile: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(databaseFile);
  } catch {
    return false;
  }
}

function pidFile(folder: string): string {
  return join(folder, 'engine.pid');
}

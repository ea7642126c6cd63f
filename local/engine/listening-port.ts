import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Columns of /proc/<pid>/net/tcp (see proc_net_tcp in the Linux documentation), and the state "listening". */
const localAddressColumn = 1;
const stateColumn = 3;
const inodeColumn = 9;
const listenState = '0A';

/**
 * The TCP port on which a process of ours listens, or undefined while it does not yet.
 *
 * The engine takes port 0 but reports it as "0", so the kernel is asked instead. Choosing a free port
 * beforehand would leave a moment in which another process can take it. The engine exists for Linux only,
 * so /proc is there.
 */
export function findListeningPort(pid: number): number | undefined {
  const inodes = socketInodes(pid);
  const rows = readFileSync(`/proc/${pid}/net/tcp`, 'utf8').trim().split('\n').slice(1);
  for (const row of rows) {
    const columns = row.trim().split(/\s+/);
    const listens = columns[stateColumn] === listenState && inodes.has(columns[inodeColumn] ?? '');
    if (listens) return Number.parseInt(columns[localAddressColumn]?.split(':')[1] ?? '', 16);
  }
  return undefined;
}

function socketInodes(pid: number): Set<string> {
  const folder = `/proc/${pid}/fd`;
  const targets = readdirSync(folder).map((name) => {
    try {
      return readlinkSync(`${folder}/${name}`);
    } catch {
      // The process closed this file between the two calls.
      return '';
    }
  });
  return new Set(targets.flatMap((target) => /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? []));
}

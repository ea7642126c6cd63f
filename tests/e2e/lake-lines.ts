import { gunzipSync } from 'node:zlib';
import { s3Client, s3Objects } from '../../shared/lake/s3-objects.ts';
import { eventually } from './eventually.ts';
import { account, target } from './target.ts';

/** The lake of the stack on this machine. */
export function lakeObjects() {
  Object.assign(process.env, target.local?.environment);
  return s3Objects(s3Client(), target.local?.outputs['LakeBucket'] ?? '');
}

/** All lines of a member, of all objects that have arrived. */
async function linesOf(memberId: string): Promise<readonly Record<string, unknown>[]> {
  const objects = lakeObjects();
  const lines: Record<string, unknown>[] = [];
  for await (const { key } of objects.list('raw/v1/')) {
    const text = gunzipSync((await objects.get(key))?.bytes ?? Buffer.alloc(0)).toString();
    lines.push(...text.split('\n').flatMap((line) => (line.includes(memberId) ? [JSON.parse(line)] : [])));
  }
  return lines.filter((line) => line['memberId'] === memberId);
}

/** The lines of a member, once every entry that the account has now has arrived. */
export async function arrivedLines(memberId: string): Promise<readonly Record<string, unknown>[]> {
  const { sequence } = await account(memberId);
  return eventually(
    () => linesOf(memberId),
    (lines) => new Set(lines.map((line) => line['sequence']).filter((one) => one !== null)).size >= sequence,
  );
}

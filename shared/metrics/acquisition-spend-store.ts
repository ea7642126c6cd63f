import type { Objects } from '../lake/objects.ts';
import type { AcquisitionSpend } from './acquisition-spend.ts';

export const SPEND_KEY = 'spend/v1/acquisition-spend.json';

/** What was imported last; nothing where nobody did. @throws Fault when the store fails */
export async function readSpend(objects: Objects): Promise<readonly AcquisitionSpend[]> {
  const found = await objects.get(SPEND_KEY);
  return found === null ? [] : (JSON.parse(found.bytes.toString()) as readonly AcquisitionSpend[]);
}

/** Takes the place of all that was imported before. @throws Fault when the store fails */
export async function writeSpend(objects: Objects, spend: readonly AcquisitionSpend[]): Promise<void> {
  await objects.put(SPEND_KEY, Buffer.from(`${JSON.stringify(spend)}\n`));
}

import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { atOnce } from '../../shared/lake/at-once.ts';

it('what fails ends the others first, and begins no more', async () => {
  const begun: number[] = [];
  const ended: number[] = [];
  const work = async (thing: number): Promise<void> => {
    begun.push(thing);
    await sleep(thing);
    ended.push(thing);
    if (thing === 1) throw new Error('one failed');
  };
  await expect(atOnce(3, [20, 1, 30, 2, 3], work)).rejects.toThrow('one failed');
  expect(begun).toEqual([20, 1, 30]);
  expect([...ended].sort()).toEqual([1, 20, 30]);
});

it('gives the results in the order of the things', async () => {
  const doubled = async (thing: number): Promise<number> => {
    await sleep(thing);
    return thing * 2;
  };
  expect(await atOnce(2, [9, 1, 5], doubled)).toEqual([18, 2, 10]);
});

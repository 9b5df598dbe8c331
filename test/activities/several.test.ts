import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { severalAtOnce } from '../../activities/several.ts';

it('works on so many at a time, each once and in order', async () => {
  const begun: number[] = [];
  let atWork = 0;
  let most = 0;
  await severalAtOnce([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
    begun.push(item);
    most = Math.max(most, ++atWork);
    await sleep(2);
    atWork -= 1;
  });
  expect(begun).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(most).toBe(3);
});

it('begins nothing more after a failure, lets the rest end, and throws the first', async () => {
  const ended: number[] = [];
  const working = severalAtOnce([1, 2, 3, 4, 5], 2, async (item) => {
    if (item === 2) throw new Error(`no ${item}`);
    await sleep(5);
    ended.push(item);
  });
  await expect(working).rejects.toThrow('no 2');
  expect(ended).toEqual([1]);
});

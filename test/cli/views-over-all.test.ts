import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { covenant } from './run-cli.ts';
import { go } from './story.ts';
import { startViews, type Views } from './two-covenants.ts';

let views: Views;

beforeAll(async () => {
  views = await startViews();
});

afterAll(() => views.stop());

describe('on a terminal', () => {
  it.each(['waiting-on', 'agenda --from 2026-04-01 --to 2026-05-31'])(
    '%s fits in 80 columns',
    async (line) => {
      for (const lang of ['nl', 'en']) {
        const { out } = await covenant(views.engine, [...line.split(' '), '--lang', lang], { width: 80 });
        expect(out.split('\n').filter((one) => one.length > 80)).toEqual([]);
      }
    },
  );
});

describe('the objects that programs read', () => {
  it.each([
    ['waiting-on', ['as', 'organisations', 'today']],
    ['agenda', ['as', 'clashes', 'days', 'from', 'to', 'weeks']],
    ['calendar kites --ics -', ['entries', 'ics']],
    [
      'what-if kites --withdraw union',
      ['changes', 'covenant', 'suppositions', 'today', 'unchanged', 'until'],
    ],
  ])('%s has %j', async (line, keys) => {
    expect(Object.keys(await go(views.engine, line)).sort()).toEqual(keys);
  });
});

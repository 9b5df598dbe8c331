import { describe, expect, it } from 'vitest';
import { FigureCache, type Figures } from '../../worker/figures.ts';

const FIGURES = { at: '2026-03-02T09:00:00.000Z' } as Figures;

describe('When figures are asked for', () => {
  it('they are read once for all who ask, and again when they are no longer fresh', async () => {
    let readings = 0;
    let now = 0;
    const read = async () => {
      readings += 1;
      return { ...FIGURES, at: String(readings) };
    };
    const cache = new FigureCache({ read, freshFor: 1_000, now: () => now });
    expect(await Promise.all([cache.get(), cache.get()])).toEqual([{ at: '1' }, { at: '1' }]);
    now = 999;
    expect(await cache.get()).toEqual({ at: '1' });
    now = 1_000;
    expect(await cache.get()).toEqual({ at: '2' });
  });

  it('a slow reading is not waited for; the last figures are given until it ends', async () => {
    let end: (figures: Figures) => void = () => undefined;
    const slow = new Promise<Figures>((resolve) => (end = resolve));
    const readings = [Promise.resolve(FIGURES), slow];
    const cache = new FigureCache({
      read: () => readings.shift() ?? slow,
      freshFor: 0,
      patience: 20,
    });
    expect(await cache.get()).toBe(FIGURES);
    expect(await cache.get()).toBe(FIGURES);
    end({ ...FIGURES, at: 'later' });
    await slow;
    expect(await cache.get()).toEqual({ at: 'later' });
  });

  it('there are none while they cannot be read, and some again after that', async () => {
    let broken = true;
    const read = async () => {
      if (broken) throw new Error('connection refused');
      return FIGURES;
    };
    const cache = new FigureCache({ read, freshFor: 0 });
    expect(await cache.get()).toBeNull();
    broken = false;
    expect(await cache.get()).toBe(FIGURES);
  });
});

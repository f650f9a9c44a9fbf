import { describe, expect, it } from 'vitest';
import { Progress } from '../../src/support/progress.ts';

function watched(total: number) {
  const lines: string[] = [];
  const clock = { now: 0 };
  const progress = new Progress(total, { write: (text) => lines.push(text), now: () => clock.now });
  return { lines, clock, progress };
}

describe('progress', () => {
  it('says rate and remaining time: 200 of 1000 MB in 2 s are 100 MB/s, with 8 s to go', () => {
    const { lines, clock, progress } = watched(1_000_000_000);
    clock.now = 2000;
    progress.update(200_000_000, '2 of 10 files');
    expect(lines).toEqual(['\r2 of 10 files, 20%, 100.0 MB/s, 8 s left']);
  });

  it('is silent in the first second and between two looks, and leaves nothing behind', () => {
    const { lines, clock, progress } = watched(100);
    clock.now = 900;
    progress.update(10, 'a');
    progress.clear();
    expect(lines).toEqual([]);
    clock.now = 1100;
    progress.update(50, 'a');
    clock.now = 1200;
    progress.update(60, 'b');
    expect(lines).toHaveLength(1);
    const [shown = ''] = lines;
    progress.clear();
    expect(lines[1]).toBe(`\r${' '.repeat(shown.length - 1)}\r`);
  });

  it('writes long times in minutes and hours', () => {
    const { lines, clock, progress } = watched(7200);
    clock.now = 1000;
    progress.update(1, 'x');
    clock.now = 2000;
    progress.update(72, 'x');
    expect(lines.map((line) => /, ([^,]*) left/.exec(line)?.[1])).toEqual(['1 h 59 min', '3 min 18 s']);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Scheduler } from './scheduler.js';

describe('Scheduler', () => {
  let errors: unknown[];
  let scheduler: Scheduler;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    errors = [];
    scheduler = new Scheduler(1, (error) => errors.push(error));
  });
  afterEach(() => {
    scheduler.close();
    vi.useRealTimers();
  });

  it('runs tasks in the order of their times, and of their setting when these are equal', () => {
    const ran: number[] = [];
    const delays = [50, 10, 40, 10, 30, 0, 20, 60, 5];
    delays.forEach((delay, index) => scheduler.after(delay, () => ran.push(index)));
    vi.advanceTimersByTime(100);
    expect(ran).toEqual([5, 8, 1, 3, 6, 4, 2, 0, 7]);
  });

  it('runs nothing early', () => {
    const run = vi.fn();
    scheduler.after(1_000, run);
    vi.advanceTimersByTime(999);
    expect(run).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2);
    expect(run).toHaveBeenCalledOnce();
  });

  it('also hurries what already waits when the dial is turned', () => {
    const run = vi.fn();
    scheduler.after(60_000, run);
    vi.advanceTimersByTime(30_000);
    scheduler.setSpeed(30);
    vi.advanceTimersByTime(990);
    expect(run).not.toHaveBeenCalled();
    vi.advanceTimersByTime(20);
    expect(run).toHaveBeenCalledOnce();
  });

  it('goes on after a task that throws, and reports it', () => {
    const run = vi.fn();
    scheduler.after(1, () => {
      throw new Error('broken task');
    });
    scheduler.after(2, run);
    vi.advanceTimersByTime(10);
    expect(errors).toHaveLength(1);
    expect(run).toHaveBeenCalledOnce();
  });

  it('drops what is cancelled, cleared or comes after closing', () => {
    const run = vi.fn();
    scheduler.after(1, run).cancel();
    scheduler.after(2, run);
    scheduler.clear();
    scheduler.close();
    scheduler.after(1, run);
    vi.advanceTimersByTime(100);
    expect(run).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});

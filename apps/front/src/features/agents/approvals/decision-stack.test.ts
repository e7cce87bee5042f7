import { describe, expect, it } from 'vitest';
import type { Decided } from './decided';
import { DecisionStack } from './decision-stack';

const now = new Date('2026-11-22T10:00:00Z');

function deciding() {
  const stack = new DecisionStack(() => now);
  const takenBack: string[] = [];
  const decided = (id: string, seconds = 10): Decided => ({
    id,
    label: id,
    until: new Date(now.getTime() + seconds * 1000).toISOString(),
    undo: async () => {
      await Promise.resolve();
      takenBack.push(id);
      return null;
    },
  });
  return { stack, takenBack, decided };
}

describe('taking decisions back', () => {
  it('takes two back when it is asked twice at once, the newest first and each once', async () => {
    const { stack, takenBack, decided } = deciding();
    stack.push(Promise.resolve(decided('first')));
    stack.push(Promise.resolve(decided('second')));
    await Promise.all([stack.undo(), stack.undo()]);
    expect(takenBack).toEqual(['second', 'first']);
    expect(await stack.undo()).toBeNull();
  });

  it('waits for what is under way, also for the one before it', async () => {
    const { stack, takenBack, decided } = deciding();
    const first = Promise.withResolvers<Decided | null>();
    stack.push(first.promise);
    stack.push(Promise.resolve(decided('second')));
    const both = Promise.all([stack.undo(), stack.undo()]);
    first.resolve(decided('first'));
    await both;
    expect(takenBack).toEqual(['second', 'first']);
  });

  it('takes nothing back that was refused or is over', async () => {
    const { stack, takenBack, decided } = deciding();
    stack.push(Promise.resolve(null));
    expect(await stack.undo()).toBeNull();
    stack.push(Promise.resolve(decided('late', 0)));
    expect(await stack.undo()).toBeNull();
    expect(takenBack).toEqual([]);
  });
});

import { describe, expect, it, vi } from 'vitest';
import { UndoStack, type Undoable } from './undo-stack';

const start = new Date('2026-03-02T15:00:00Z');
const soon = '2026-03-02T15:00:10Z';
const done = (id: string, undo = vi.fn(() => Promise.resolve<string | null>(null))): Undoable => ({
  id,
  label: id,
  until: soon,
  undo,
});

function stack() {
  const clock = { now: start };
  return { clock, undo: new UndoStack(() => clock.now) };
}

describe('taking back', () => {
  it('takes the last, then the one before', async () => {
    const { undo } = stack();
    const calls: string[] = [];
    const noting = (id: string) =>
      done(
        id,
        vi.fn(() => Promise.resolve(calls.push(id) ? null : null)),
      );
    undo.push(noting('a'));
    undo.push(noting('b'));
    await Promise.all([undo.undoLast(), undo.undoLast(), undo.undoLast()]);
    expect(calls).toEqual(['b', 'a']);
    expect(undo.read().entries).toEqual([]);
  });

  it('waits for an act that is still under way, and takes that back', async () => {
    const { undo } = stack();
    const older = done('older');
    const act = done('act');
    undo.push(older);
    const answer = Promise.withResolvers<Undoable | null>();
    undo.during('act', answer.promise);
    expect(undo.read().entries.map(({ label, until }) => [label, until])).toEqual([
      ['older', soon],
      ['act', null],
    ]);
    const taking = undo.undoLast();
    expect(act.undo).not.toHaveBeenCalled();
    answer.resolve(act);
    await taking;
    expect(act.undo).toHaveBeenCalledOnce();
    expect(older.undo).not.toHaveBeenCalled();
    expect(undo.read().entries.map(({ label }) => label)).toEqual(['older']);
  });

  it('asks for what can be taken back at once in the moment of the key, whatever is still under way', async () => {
    const { undo } = stack();
    const slow = Promise.withResolvers<Undoable | null>();
    const asked: string[] = [];
    const ask = (what: string) => () => Promise.resolve(asked.push(what) ? null : null);
    undo.during('first', slow.promise, ask('first'));
    undo.during('second', new Promise(() => undefined), ask('second'));
    undo.push(done('sent', vi.fn(ask('sent'))));
    for (let n = 0; n < 3; n++) void undo.undoLast();
    expect(asked).toEqual(['sent', 'second', 'first']);
  });

  it('says why what was asked for at once was not taken back, and nothing when the act was refused itself', async () => {
    const { undo } = stack();
    const late = () => Promise.resolve('It has left.');
    undo.during('act', Promise.resolve(done('act')), late);
    await undo.undoLast();
    expect(undo.read().problem).toBe('It has left.');
    undo.forgetProblem();
    undo.during('act', Promise.resolve(null), late);
    await undo.undoLast();
    expect(undo.read().problem).toBeNull();
  });

  it('takes nothing else back when the act that was meant is refused', async () => {
    const { undo } = stack();
    const older = done('older');
    undo.push(older);
    const answer = Promise.withResolvers<Undoable | null>();
    undo.during('act', answer.promise);
    const taking = undo.undoLast();
    answer.resolve(null);
    await taking;
    expect(older.undo).not.toHaveBeenCalled();
  });

  it('says until when, once the server has answered; what was refused goes', async () => {
    const { undo } = stack();
    undo.during('kept', Promise.resolve(done('kept')));
    undo.during('refused', Promise.resolve(null));
    await vi.waitFor(() => expect(undo.read().entries).toHaveLength(1));
    expect(undo.read().entries[0]?.until).toBe(soon);
  });

  it('says why it was not possible', async () => {
    const { undo } = stack();
    undo.push(
      done(
        'late',
        vi.fn(() => Promise.resolve('It has left.')),
      ),
    );
    await undo.undoLast();
    expect(undo.read().problem).toBe('It has left.');
    undo.push(done('next'));
    expect(undo.read().problem).toBeNull();
  });

  it('forgets what is over', async () => {
    const { undo, clock } = stack();
    const over = done('over');
    undo.push(over);
    clock.now = new Date('2026-03-02T15:00:11Z');
    await undo.undoLast();
    expect(over.undo).not.toHaveBeenCalled();
    undo.prune();
    expect(undo.read().entries).toEqual([]);
  });
});

'use client';
import { Banner, Button } from '@og/ui';
import { formatTime } from '@/lib/format';
import type { SaveState } from './use-autosave';

/** "Saved 14:02", in a place that never changes its size. */
export function SaveStatus({ state }: { state: SaveState }) {
  const text = {
    saved: state.kind === 'saved' ? `Saved ${formatTime(state.at)}` : '',
    dirty: 'Not saved yet',
    saving: 'Saving',
    conflict: 'Not saved: somebody else changed it',
    refused: 'Not saved: see what is marked',
    failed: 'Not saved',
  }[state.kind];
  const bad = state.kind === 'conflict' || state.kind === 'refused' || state.kind === 'failed';
  return (
    <span role="status" className={bad ? 'text-danger' : undefined}>
      {text}
    </span>
  );
}

/** What stands against saving, and the way out. */
export function SaveProblem({
  state,
  onReload,
  onRetry,
}: {
  state: SaveState;
  onReload: () => void;
  onRetry: () => void;
}) {
  if (state.kind === 'conflict')
    return (
      <Banner
        tone="danger"
        announce
        action={
          <Button size="sm" onClick={onReload}>
            Load theirs
          </Button>
        }
      >
        {state.message} Your last changes here are not saved. Copy what you need before you load the other
        version.
      </Banner>
    );
  if (state.kind === 'failed')
    return (
      <Banner
        tone="warn"
        announce
        action={
          <Button size="sm" onClick={onRetry}>
            Save again
          </Button>
        }
      >
        {state.message} Your changes are still here.
      </Banner>
    );
  if (state.kind === 'refused') {
    const general = state.problems.filter((problem) => !problem.path.includes('steps'));
    return (
      <Banner tone="danger" announce>
        {general.length ? general.map((problem) => problem.message).join(' ') : state.message}
      </Banner>
    );
  }
  return null;
}

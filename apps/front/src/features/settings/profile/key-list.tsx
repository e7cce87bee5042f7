'use client';
import { Banner, Button, Kbd } from '@og/ui';
import { useState, type KeyboardEvent } from 'react';
import { useKeySettings, type KeySettings } from '@/lib/actions/key-settings';
import { useAllActions } from '@/lib/actions/registry';
import { areKeysOf, recordKeys } from '@/lib/actions/record-keys';
import { isSingleKey } from '@/lib/actions/types';
import { inboxKeys } from '@/features/inbox';
import { takenBy } from './taken-by';

/** Keys of pages that are not on the screen here, as their owner has them now. */
const elsewhere = Object.entries(inboxKeys).map(([id, { label, keys }]) => ({
  id,
  label: `Inbox: ${label}`,
  group: 'Inbox',
  keys: keys as string,
}));

/** Every single key of the shell and the inbox, each of which can be changed. */
export function KeyList({ save }: { save: (next: KeySettings) => void }) {
  const settings = useKeySettings();
  const here = useAllActions().filter((action) => action.keys && isSingleKey(action.keys));
  const actions = [
    ...here,
    ...elsewhere.map((action) => ({ ...action, keys: settings.remapped[action.id] ?? action.keys })),
  ];
  const [recording, setRecording] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const record = (event: KeyboardEvent, id: string) => {
    if (event.key === 'Tab') return setRecording(null);
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return setRecording(null);
    if (event.key.length !== 1 || event.metaKey || event.ctrlKey || event.altKey) return;
    const taken = takenBy(event.key, id, actions, settings.remapped);
    if (taken || areKeysOf(event.key, 'g')) {
      setProblem(taken ? `That key already does “${taken.label}”.` : 'g starts the “go to” keys.');
      return;
    }
    setProblem(null);
    setRecording(null);
    save({ ...settings, remapped: { ...settings.remapped, [id]: recordKeys(event.key) } });
  };
  const changed = Object.keys(settings.remapped).length > 0;
  return (
    <div className="flex flex-col items-start gap-3">
      {problem ? (
        <Banner tone="warn" announce>
          {problem}
        </Banner>
      ) : null}
      <ul className="flex w-full flex-col">
        {actions.map((action) => (
          <li key={action.id} className="flex min-h-10 items-center gap-3 border-b text-13 last:border-b-0">
            <span className="min-w-0 flex-1 truncate">{action.label}</span>
            {recording === action.id ? null : <Kbd keys={action.keys ?? ''} />}
            <Button
              size="sm"
              variant="ghost"
              aria-pressed={recording === action.id}
              onClick={() => (setProblem(null), setRecording(recording === action.id ? null : action.id))}
              onKeyDown={(event) => recording === action.id && record(event, action.id)}
              onBlur={() => setRecording(null)}
            >
              {recording === action.id ? 'Press a key, Esc keeps it' : 'Change'}
              <span className="sr-only"> the key of {action.label}</span>
            </Button>
          </li>
        ))}
      </ul>
      {changed ? <Button onClick={() => save({ ...settings, remapped: {} })}>Restore all keys</Button> : null}
    </div>
  );
}

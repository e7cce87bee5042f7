'use client';
import { Button, Dialog, Field, Input } from '@og/ui';
import { useState } from 'react';
import { useHoldKeys } from '@/lib/actions/hold-keys';
import { friendlyError } from '@/lib/apollo/errors';
import type { ActDialogProps } from './assign-dialog';
import { namesOf } from './use-item-acts';
import { useSnoozePreview } from './use-snooze-preview';

const often = ['in 2 hours', 'tomorrow 9am', 'Monday 9am', 'in 2 weeks'];

/** Puts conversations away until a time that is said in words. */
export function SnoozeDialog({ open, onOpenChange, ...rest }: ActDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Snooze ${namesOf(rest.rows)}`}
      description="A new message brings it back at once."
      size="sm"
    >
      <SnoozeForm {...rest} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function SnoozeForm({ rows, act, onDone }: Pick<ActDialogProps, 'rows' | 'act'> & { onDone: () => void }) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useHoldKeys(busy);
  const one = rows.length === 1 ? (rows[0]?.lead.id ?? null) : null;
  const { preview, current, error } = useSnoozePreview(one, text);
  const snooze = async (words: string) => {
    if (busy || words.trim() === '') return;
    setBusy(true);
    const why = await act(rows, { action: 'SNOOZE', snooze: { text: words } }, `Snoozed until ${words}`);
    setBusy(false);
    setProblem(why);
    if (why === null) onDone();
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void snooze(text);
      }}
    >
      <Field
        label="Until when"
        hint={
          rows.length > 1
            ? 'Each is put away in the zone of its own lead.'
            : 'For example: Tue 3pm, in 2 hours, next Friday.'
        }
        error={problem ?? (current && preview && !preview.until ? preview.message : undefined)}
      >
        <Input
          value={text}
          autoComplete="off"
          onChange={(event) => {
            setText(event.target.value);
            setProblem(null);
          }}
        />
      </Field>
      <p role="status" className="min-h-5 text-13 text-ink-2">
        {error ? friendlyError(error).message : preview?.until ? preview.message : ''}
      </p>
      <ul aria-label="Often used" className="flex flex-wrap gap-1.5">
        {often.map((words) => (
          <li key={words}>
            <Button size="sm" onClick={() => void snooze(words)}>
              {words}
            </Button>
          </li>
        ))}
      </ul>
      <div className="flex justify-end">
        <Button type="submit" variant="primary" loading={busy} disabled={text.trim() === ''}>
          Snooze
        </Button>
      </div>
    </form>
  );
}

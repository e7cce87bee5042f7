'use client';
import { useState, type ReactNode } from 'react';
import { Button } from '../forms/button';
import { Field } from '../forms/field';
import { Input } from '../forms/input';
import { Dialog } from './dialog';

export interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The question in words: "Pause this campaign?" */
  title: ReactNode;
  /** What will happen, and whether it can be undone. */
  children?: ReactNode;
  /** The verb on the button: "Pause campaign", never "OK". */
  confirmLabel: string;
  cancelLabel?: string;
  tone?: 'primary' | 'danger';
  /** The person must type this, e.g. the number of leads, before the button works. */
  typed?: string;
  /** What was refused, when the server answered no. */
  error?: ReactNode;
  /** The dialog stays open and busy until the promise settles; close it yourself on success. */
  onConfirm: () => void | Promise<void>;
}

export function ConfirmDialog({ open, onOpenChange, title, ...content }: ConfirmDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title} size="sm">
      <ConfirmContent {...content} onCancel={() => onOpenChange(false)} />
    </Dialog>
  );
}

/** Lives only while the dialog is open, so that what was typed is gone the next time. */
function ConfirmContent({
  children,
  confirmLabel,
  cancelLabel = 'Cancel',
  tone = 'primary',
  typed,
  error,
  onConfirm,
  onCancel,
}: Omit<ConfirmDialogProps, 'open' | 'onOpenChange' | 'title'> & { onCancel: () => void }) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const blocked = typed !== undefined && text.trim() !== typed;
  const confirm = async () => {
    if (blocked || busy) return;
    setBusy(true);
    try {
      await onConfirm();
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="flex flex-col gap-3 text-14 text-ink-2">
      {children}
      {typed === undefined ? null : (
        <Field
          label={
            <span>
              Type <strong className="font-mono">{typed}</strong> to go on
            </span>
          }
        >
          <Input
            value={text}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && void confirm()}
          />
        </Field>
      )}
      {error ? (
        <p role="alert" className="text-13 text-danger">
          {error}
        </p>
      ) : null}
      <div className="flex flex-wrap justify-end gap-2 pt-1">
        <Button onClick={onCancel}>{cancelLabel}</Button>
        <Button variant={tone} loading={busy} disabled={blocked} onClick={confirm}>
          {confirmLabel}
        </Button>
      </div>
    </div>
  );
}

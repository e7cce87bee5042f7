'use client';
import { Banner, Button, cn } from '@og/ui';
import type { ReactNode } from 'react';

export interface DialogFormProps {
  /** What was refused, in words; null while nothing was. */
  problem?: string | null;
  /** The verb on the button: "Save pool". */
  submitLabel: string;
  cancelLabel?: string;
  tone?: 'primary' | 'danger';
  loading: boolean;
  onSubmit: () => unknown;
  onCancel: () => void;
  children: ReactNode;
}

/** The frame of a form in a dialog: what the server refused, the fields, the way out and the act. */
export function DialogForm(props: DialogFormProps) {
  const { problem, submitLabel, cancelLabel = 'Cancel', tone = 'primary', loading, children } = props;
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      {problem ? (
        <Banner tone="danger" announce>
          {problem}
        </Banner>
      ) : null}
      {children}
      <DialogActs>
        <Button onClick={props.onCancel}>{cancelLabel}</Button>
        <Button type="submit" variant={tone} loading={loading}>
          {submitLabel}
        </Button>
      </DialogActs>
    </form>
  );
}

/**
 * The buttons at the foot of a form in a dialog: they stay in sight where the form is longer than the screen.
 * `long`: it mostly is, and a line says that there is more below.
 */
export function DialogActs({ long = false, children }: { long?: boolean; children: ReactNode }) {
  return (
    <div
      className={cn(
        'sticky -bottom-1.5 -mx-2 -mb-1.5 flex justify-end gap-2 bg-surface px-2 py-1.5',
        long && 'border-t pt-3',
      )}
    >
      {children}
    </div>
  );
}

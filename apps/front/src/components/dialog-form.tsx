'use client';
import { Banner, Button } from '@og/ui';
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
      <div className="flex justify-end gap-2">
        <Button onClick={props.onCancel}>{cancelLabel}</Button>
        <Button type="submit" variant={tone} loading={loading}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}

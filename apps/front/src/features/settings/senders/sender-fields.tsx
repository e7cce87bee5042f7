'use client';
import { Dialog, Field, Input, Switch } from '@og/ui';
import type { ReactNode } from 'react';
import { wholeNumberProblem } from './whole-number';

/** A dialog about one sender; its content is made anew for each. */
export function SenderDialog({
  title,
  onClose,
  children,
}: {
  /** Null: nothing is edited. */
  title: string | null;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Dialog open={title !== null} onOpenChange={(open) => !open && onClose()} size="sm" title={title ?? ''}>
      {children}
    </Dialog>
  );
}

/** What is wrong with a daily limit; empty is none. */
export function dailyCapProblem(text: string): string | undefined {
  return wholeNumberProblem(text, { min: 1, max: 1_000_000, optional: true });
}

/** A daily limit as the server takes it. */
export function dailyCapOf(text: string): number | null {
  return text.trim() === '' ? null : Number(text);
}

/** How many messages may leave in a day, beside what others allow. */
export function DailyCapField({
  value,
  onChange,
  error,
  hint,
}: {
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
  hint: string;
}) {
  return (
    <Field label="Messages a day, at most" optional error={error} hint={hint}>
      <Input inputMode="numeric" value={value} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}

/** @param what `number`, `mailbox` */
export function WarmUpSwitch({
  what,
  checked,
  onChange,
}: {
  what: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <Switch
      label="Warm up"
      hint={`A new ${what} sends little on its first days and more on each that follows.`}
      checked={checked}
      onCheckedChange={onChange}
    />
  );
}

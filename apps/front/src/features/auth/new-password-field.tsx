'use client';
import { cn, Field } from '@og/ui';
import type { ComponentProps } from 'react';
import { PasswordInput } from '@/components/password-input';
import { passwordStrength } from './password-strength';

/** A new password with a hint of its strength. */
export function NewPasswordField({
  value,
  error,
  ...input
}: { value: string; error: string | undefined } & Omit<ComponentProps<'input'>, 'value' | 'type'>) {
  const strength = passwordStrength(value);
  return (
    <Field
      label="Password"
      error={error}
      hint={
        <span className="flex items-center gap-2">
          <span aria-hidden className="flex gap-1">
            {[1, 2, 3].map((step) => (
              <span
                key={step}
                className={cn('h-1 w-6 rounded-full', strength.level >= step ? 'bg-ink-2' : 'bg-line')}
              />
            ))}
          </span>
          <span aria-live="polite">{strength.text}</span>
        </span>
      }
    >
      <PasswordInput autoComplete="new-password" value={value} {...input} />
    </Field>
  );
}

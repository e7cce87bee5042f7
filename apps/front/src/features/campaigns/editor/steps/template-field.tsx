'use client';
import { MERGE_FIELDS } from '@og/core/browser';
import { Button, Field, Input, Menu, Textarea } from '@og/ui';
import { Braces } from 'lucide-react';
import { useRef, type ReactNode } from 'react';

interface TemplateFieldProps {
  label: string;
  value: string;
  /** 0 for one line. */
  rows: number;
  maxLength: number;
  placeholder: string;
  error?: string | null | undefined;
  hint?: ReactNode;
  onChange: (value: string) => void;
  /** Stands under the text, before the button that inserts fields. */
  children?: ReactNode;
}

/** A text with merge fields, which are put in where the cursor is. */
export function TemplateField({
  label,
  value,
  rows,
  maxLength,
  placeholder,
  error,
  hint,
  onChange,
  children,
}: TemplateFieldProps) {
  const frame = useRef<HTMLDivElement>(null);
  const insert = (field: string) => {
    const element = frame.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
    const from = element?.selectionStart ?? value.length;
    const to = element?.selectionEnd ?? from;
    const put = `{{${field}|}}`;
    onChange(value.slice(0, from) + put + value.slice(to));
    // Between | and }}: the next thing to type is what stands there when the field is empty.
    requestAnimationFrame(() => {
      element?.focus();
      element?.setSelectionRange(from + put.length - 2, from + put.length - 2);
    });
  };
  const control = { maxLength, placeholder, value };
  return (
    <div className="flex flex-col gap-1.5">
      <div ref={frame}>
        <Field label={label} error={error} hint={hint}>
          {rows === 0 ? (
            <Input {...control} onChange={(event) => onChange(event.target.value)} />
          ) : (
            <Textarea {...control} rows={rows} onChange={(event) => onChange(event.target.value)} />
          )}
        </Field>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2">
        {children ?? <span />}
        <Menu
          label={`Merge fields for ${label.toLowerCase()}`}
          trigger={
            <Button size="sm" variant="ghost" icon={<Braces aria-hidden />}>
              Insert a field
            </Button>
          }
          groups={[
            {
              id: 'fields',
              label: 'Merge fields',
              items: MERGE_FIELDS.map((field) => ({
                id: field.name,
                label: field.label,
                onSelect: () => insert(field.name),
              })),
            },
          ]}
        />
      </div>
    </div>
  );
}

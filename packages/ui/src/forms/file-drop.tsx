'use client';
import { Upload } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { cn } from '../lib/cn';

export interface FileDropProps {
  label: string;
  hint?: ReactNode;
  /** As in `<input accept>`: ".csv,text/csv". */
  accept?: string;
  disabled?: boolean;
  error?: ReactNode;
  onFile: (file: File) => void;
}

/** Drop a file or choose one; the whole area is the label of a real file input. */
export function FileDrop({ label, hint, accept, disabled, error, onFile }: FileDropProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  return (
    <div className="flex flex-col gap-1.5">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the input inside has the keys */}
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const file = event.dataTransfer.files[0];
          if (file && !disabled) onFile(file);
        }}
        className={cn(
          'flex min-h-40 cursor-pointer flex-col items-center justify-center gap-2 rounded-lg border border-dashed border-control bg-surface p-6 text-center',
          'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
          over && 'border-focus bg-sunken',
          disabled && 'cursor-default opacity-50',
        )}
      >
        <Upload aria-hidden className="size-5 text-ink-3" />
        <span className="font-medium">{label}</span>
        {hint ? <span className="text-13 text-ink-3">{hint}</span> : null}
        <input
          id={id}
          type="file"
          accept={accept}
          disabled={disabled}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          className="sr-only"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file) onFile(file);
          }}
        />
      </label>
      {error ? (
        <p id={`${id}-error`} role="alert" className="text-13 text-danger">
          {error}
        </p>
      ) : null}
    </div>
  );
}

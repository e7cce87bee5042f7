import { Button } from '@og/ui';
import type { ReactNode } from 'react';

/** Texts that the workspace wrote down, one below the other. */
export function TextRecords({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul aria-label={label} className="flex flex-col">
      {children}
    </ul>
  );
}

interface TextRecordProps {
  title: string;
  /** Beside the title: its kind, its short name. */
  mark: ReactNode;
  text: string;
  foot: ReactNode;
  /** Both are there for whom may write. */
  onEdit?: (() => void) | undefined;
  onDelete?: (() => void) | undefined;
}

/** One text with its title and what can be done with it. */
export function TextRecord({ title, mark, text, foot, onEdit, onDelete }: TextRecordProps) {
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-2 border-b py-3 last:border-b-0">
      <span className="flex min-w-0 flex-1 basis-72 flex-col gap-0.5">
        <span className="flex flex-wrap items-center gap-2 font-medium">
          {title}
          {mark}
        </span>
        <span className="text-13 whitespace-pre-wrap text-ink-2">{text}</span>
        <span className="text-12 text-ink-3 tabular-nums">{foot}</span>
      </span>
      {onEdit && onDelete ? (
        <span className="flex gap-1">
          <Button variant="ghost" onClick={onEdit}>
            Edit<span className="sr-only"> {title}</span>
          </Button>
          <Button variant="ghost" onClick={onDelete}>
            Delete<span className="sr-only"> {title}</span>
          </Button>
        </span>
      ) : null}
    </li>
  );
}

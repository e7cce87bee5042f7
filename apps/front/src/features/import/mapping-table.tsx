import { LEAD_FIELDS } from '@og/core/browser';
import { Select, StatusChip, type Tone } from '@og/ui';
import { CircleAlert } from 'lucide-react';
import type { ColumnGuess } from './types';

const leaveOut = 'leave-out';
const options = [
  { value: leaveOut, label: 'Leave out' },
  ...LEAD_FIELDS.map(({ field, label }) => ({ value: field as string, label: label as string })),
];

/** How sure the guess is, in a word. */
export function sureness(guess: { field: string | null; confidence: number }): { label: string; tone: Tone } {
  if (guess.field === null) return { label: 'Not recognised', tone: 'neutral' };
  if (guess.confidence >= 0.9) return { label: 'Sure', tone: 'success' };
  if (guess.confidence >= 0.6) return { label: 'Likely', tone: 'neutral' };
  return { label: 'Please check', tone: 'warn' };
}

/** One row a column: its name, what is in it, what it becomes and why that was guessed. */
export function MappingTable({
  mapping,
  guesses,
  sampleRows,
  problems,
  onChange,
}: {
  mapping: readonly ColumnGuess[];
  guesses: readonly ColumnGuess[];
  sampleRows: readonly (readonly string[])[];
  problems: ReadonlyMap<number, string>;
  onChange: (index: number, field: string | null) => void;
}) {
  return (
    <ul aria-label="Columns of the file" className="flex flex-col">
      {mapping.map((column, position) => {
        const guess = guesses[position] ?? column;
        const changed = guess.field !== column.field;
        const samples = [
          ...new Set(sampleRows.map((row) => row[column.index]?.trim()).filter(Boolean)),
        ].slice(0, 3);
        const problem = problems.get(column.index);
        const { label, tone } = sureness(guess);
        return (
          <li
            key={column.index}
            className="grid gap-x-4 gap-y-1 border-b py-2.5 last:border-b-0 sm:grid-cols-[minmax(0,1fr)_13rem_minmax(0,1fr)] sm:items-start"
          >
            <span className="flex min-w-0 flex-col">
              <span className="font-medium break-words">{column.column || `Column ${column.index + 1}`}</span>
              <span className="truncate text-12 text-ink-3">
                {samples.join(' · ') || 'Empty in the first rows'}
              </span>
            </span>
            <Select
              aria-label={`What “${column.column || `column ${column.index + 1}`}” is`}
              options={options}
              value={column.field ?? leaveOut}
              onValueChange={(next) => onChange(column.index, next === leaveOut ? null : next)}
            />
            <span className="flex min-w-0 flex-col items-start gap-1 text-12 text-ink-3">
              {problem ? (
                <span role="alert" className="flex items-start gap-1.5 text-danger">
                  <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
                  {problem}
                </span>
              ) : changed ? (
                <StatusChip>Chosen by you</StatusChip>
              ) : (
                <>
                  <StatusChip tone={tone}>{label}</StatusChip>
                  <span>{column.because}</span>
                </>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

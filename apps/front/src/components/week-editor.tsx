'use client';
import { Button, IconButton, Input } from '@og/ui';
import { Plus, X } from 'lucide-react';
import { clockOf, minutesOf, weekdays, type WeekSpan } from './week-hours';

export interface WeekEditorProps {
  /** Names the group: "Business hours". */
  label: string;
  days: readonly WeekSpan[];
  onChange: (days: readonly WeekSpan[]) => void;
}

/** The spans of each weekday; a day without one is closed. */
export function WeekEditor({ label, days, onChange }: WeekEditorProps) {
  const replace = (span: WeekSpan, part: Partial<WeekSpan>) =>
    onChange(days.map((one) => (one === span ? { ...one, ...part } : one)));
  return (
    <ul aria-label={label} className="flex flex-col">
      {weekdays.map((name, index) => {
        const weekday = index + 1;
        const spans = days.filter((span) => span.weekday === weekday);
        const end = Math.max(0, ...spans.map(({ to }) => to));
        return (
          <li
            key={name}
            className="flex flex-wrap items-start gap-x-3 gap-y-2 border-b py-2 text-13 last:border-b-0"
          >
            <span className="w-24 pt-1.5">{name}</span>
            <span className="flex flex-1 basis-56 flex-col gap-2">
              {spans.length === 0 ? <span className="pt-1.5 text-ink-3">Closed</span> : null}
              {spans.map((span, at) => (
                <span key={at} className="flex items-center gap-2">
                  <Input
                    type="time"
                    aria-label={`${name} from${at > 0 ? `, span ${at + 1}` : ''}`}
                    className="w-34"
                    value={clockOf(span.from)}
                    onChange={(event) => {
                      const from = minutesOf(event.target.value);
                      if (from !== null) replace(span, { from });
                    }}
                  />
                  <span aria-hidden>–</span>
                  <Input
                    type="time"
                    aria-label={`${name} to${at > 0 ? `, span ${at + 1}` : ''}`}
                    className="w-34"
                    value={clockOf(span.to % 1440)}
                    onChange={(event) => {
                      const to = minutesOf(event.target.value, true);
                      if (to !== null) replace(span, { to });
                    }}
                  />
                  <IconButton
                    label={`Remove ${clockOf(span.from)} on ${name}`}
                    icon={<X aria-hidden />}
                    onClick={() => onChange(days.filter((one) => one !== span))}
                  />
                </span>
              ))}
            </span>
            {spans.length < 4 && end < 1380 ? (
              <Button
                size="sm"
                variant="ghost"
                icon={<Plus aria-hidden />}
                onClick={() =>
                  onChange([
                    ...days,
                    spans.length === 0
                      ? { weekday, from: 540, to: 1020 }
                      : { weekday, from: end, to: Math.min(end + 60, 1440) },
                  ])
                }
              >
                Add hours<span className="sr-only"> on {name}</span>
              </Button>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

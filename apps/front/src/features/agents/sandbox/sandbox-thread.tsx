'use client';
import { Button, Field, IconButton, Textarea } from '@og/ui';
import { Plus, X } from 'lucide-react';

export interface SandboxLine {
  id: number;
  /** From the lead, or from us. */
  inbound: boolean;
  text: string;
}

export interface SandboxThreadProps {
  lines: readonly SandboxLine[];
  onChange: (lines: readonly SandboxLine[]) => void;
}

/** A conversation that can be written by hand, at most 40 messages. */
export function SandboxThread({ lines, onChange }: SandboxThreadProps) {
  const add = (inbound: boolean) =>
    onChange([...lines, { id: Math.max(-1, ...lines.map(({ id }) => id)) + 1, inbound, text: '' }]);
  return (
    <div className="flex flex-col gap-3">
      <ol aria-label="Messages" className="flex flex-col gap-3">
        {lines.map((line, index) => (
          <li key={line.id} className="flex items-end gap-1">
            <Field label={`${line.inbound ? 'Lead' : 'We'}, message ${index + 1}`} className="flex-1">
              <Textarea
                rows={2}
                maxLength={2000}
                value={line.text}
                onChange={(event) =>
                  onChange(
                    lines.map((one) => (one.id === line.id ? { ...one, text: event.target.value } : one)),
                  )
                }
              />
            </Field>
            <IconButton
              label={`Remove message ${index + 1}`}
              icon={<X aria-hidden />}
              onClick={() => onChange(lines.filter(({ id }) => id !== line.id))}
            />
          </li>
        ))}
      </ol>
      {lines.length < 40 ? (
        <div className="flex flex-wrap gap-2">
          <Button size="sm" icon={<Plus aria-hidden />} onClick={() => add(true)}>
            Lead says
          </Button>
          <Button size="sm" icon={<Plus aria-hidden />} onClick={() => add(false)}>
            We said
          </Button>
        </div>
      ) : null}
    </div>
  );
}

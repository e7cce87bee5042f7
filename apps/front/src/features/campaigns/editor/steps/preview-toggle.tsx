'use client';
import { Button } from '@og/ui';
import { Eye } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';

/** Shows how a message reads for real leads, when asked. */
export function PreviewToggle({
  startOpen,
  ready,
  children,
}: {
  startOpen: boolean;
  ready: boolean;
  children: ReactNode;
}) {
  const [open, setOpen] = useState(startOpen);
  const id = useId();
  return (
    <div className="flex flex-col gap-2">
      <Button
        size="sm"
        icon={<Eye aria-hidden />}
        className="self-start"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {open ? 'Hide previews' : 'Preview with 5 leads'}
      </Button>
      <div id={id}>
        {open ? (
          ready ? (
            children
          ) : (
            <p className="text-13 text-ink-3">Write the message to see it here.</p>
          )
        ) : null}
      </div>
    </div>
  );
}

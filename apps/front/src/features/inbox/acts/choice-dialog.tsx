'use client';
import { Dialog, Kbd } from '@og/ui';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';

export interface Choice {
  id: string;
  label: string;
  hint?: ReactNode;
  icon?: ReactNode;
  disabled?: boolean;
}

interface ChoiceDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  choices: readonly Choice[];
  /** Shown instead of the choices while they are loaded or when there are none. */
  empty?: ReactNode;
  /** @returns why it was refused, or null: then the dialog closes. */
  onChoose: (id: string) => Promise<string | null>;
}

/** One question with few answers: a digit, or the arrows and Enter, answer it. */
export function ChoiceDialog({ open, onOpenChange, title, description, ...content }: ChoiceDialogProps) {
  const first = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      description={description}
      size="sm"
      initialFocus={first}
    >
      <Choices {...content} first={first} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

type ChoicesProps = Pick<ChoiceDialogProps, 'choices' | 'empty' | 'onChoose'> & {
  /** The first answer: the keys are there as soon as it is. */
  first: RefObject<HTMLButtonElement | null>;
  onDone: () => void;
};

function Choices({ choices, empty, onChoose, first, onDone }: ChoicesProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const loaded = choices.length > 0;
  useEffect(() => {
    if (loaded) first.current?.focus();
  }, [loaded, first]);
  const choose = async (choice: Choice | undefined) => {
    if (!choice || choice.disabled || busy) return;
    setBusy(true);
    const why = await onChoose(choice.id);
    setBusy(false);
    setProblem(why);
    if (why === null) onDone();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (/^[1-9]$/.test(event.key)) {
      event.preventDefault();
      void choose(choices[Number(event.key) - 1]);
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = [
      ...(event.currentTarget.closest('ol')?.querySelectorAll<HTMLButtonElement>('button:enabled') ?? []),
    ];
    all.at((all.indexOf(event.currentTarget) + step) % all.length)?.focus();
  };
  if (choices.length === 0) return <div className="text-13 text-ink-3">{empty}</div>;
  return (
    <div className="flex flex-col gap-2">
      {problem ? (
        <p role="alert" className="text-13 text-danger">
          {problem}
        </p>
      ) : null}
      <ol className="flex flex-col p-0.5">
        {choices.map((choice, index) => (
          <li key={choice.id}>
            <button
              type="button"
              ref={index === 0 ? first : undefined}
              disabled={choice.disabled}
              aria-keyshortcuts={index < 9 ? String(index + 1) : undefined}
              onKeyDown={onKeyDown}
              onClick={() => void choose(choice)}
              className="flex min-h-10 w-full items-center gap-2.5 rounded-md px-2 text-left text-14 hover:bg-sunken focus-visible:bg-sunken disabled:opacity-50 [&_svg]:size-4 [&_svg]:text-ink-3"
            >
              {choice.icon}
              <span className="min-w-0 flex-1 truncate">{choice.label}</span>
              {choice.hint ? <span className="shrink-0 text-12 text-ink-3">{choice.hint}</span> : null}
              {index < 9 ? <Kbd keys={String(index + 1)} /> : null}
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}

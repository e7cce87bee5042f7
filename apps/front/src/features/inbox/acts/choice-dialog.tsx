'use client';
import { Dialog, Kbd } from '@og/ui';
import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useHoldKeys } from '@/lib/actions/hold-keys';

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
  /** The choices are on their way: what is pressed now chooses when they are there. */
  loading?: boolean;
  /** The dialog has closed; what is refused is said where it was asked for. */
  onChoose: (id: string) => void;
}

/** One question with few answers: a digit, or the arrows and Enter, answer it. */
export function ChoiceDialog({ open, onOpenChange, choices, onChoose, ...rest }: ChoiceDialogProps) {
  const { title, description, empty, loading = false } = rest;
  const first = useRef<HTMLButtonElement>(null);
  useHoldKeys(open && loading);
  const choose = (choice: Choice | undefined) => {
    if (!open || !choice || choice.disabled) return;
    // Closed before the server has answered: the next key is for what lies behind it.
    onOpenChange(false);
    onChoose(choice.id);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!open || event.metaKey || event.ctrlKey || event.altKey) return;
    if (/^[1-9]$/.test(event.key)) {
      event.preventDefault();
      choose(choices[Number(event.key) - 1]);
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('ol button:enabled')];
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    all.at(at < 0 ? 0 : (at + step) % all.length)?.focus();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      description={description}
      size="sm"
      initialFocus={first}
      onKeyDown={onKeyDown}
    >
      {choices.length === 0 ? (
        <div className="text-13 text-ink-3">{empty}</div>
      ) : (
        <Choices choices={choices} first={first} onChoose={choose} />
      )}
    </Dialog>
  );
}

interface ChoicesProps {
  choices: readonly Choice[];
  /** The first answer: the focus is there as soon as it is. */
  first: { current: HTMLButtonElement | null };
  onChoose: (choice: Choice) => void;
}

function Choices({ choices, first, onChoose }: ChoicesProps) {
  useLayoutEffect(() => first.current?.focus(), [first]);
  return (
    <ol className="flex flex-col p-0.5">
      {choices.map((choice, index) => (
        <li key={choice.id}>
          <button
            type="button"
            ref={index === 0 ? first : undefined}
            disabled={choice.disabled}
            aria-keyshortcuts={index < 9 ? String(index + 1) : undefined}
            onClick={() => onChoose(choice)}
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
  );
}

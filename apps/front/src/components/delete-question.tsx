'use client';
import type { ReactNode } from 'react';
import { AskFirst } from './ask-first';

interface DeleteQuestionProps<Item> {
  /** What is to be deleted; null while nothing is asked. */
  of: Item | null;
  nameOf: (item: Item) => string;
  /** In one word: "fact". */
  what: string;
  /** What follows from it, in words. */
  children: ReactNode;
  onClose: () => void;
  /** @returns why it was refused, or null. */
  onDelete: (item: Item) => Promise<string | null>;
}

/** Asks before something is deleted that cannot be brought back. */
export function DeleteQuestion<Item>({ of, nameOf, what, onDelete, ...rest }: DeleteQuestionProps<Item>) {
  return (
    <AskFirst
      {...rest}
      about={of}
      title={(item) => `Delete “${nameOf(item)}”?`}
      confirmLabel={`Delete ${what}`}
      act={onDelete}
      done={() => `The ${what} was deleted`}
    />
  );
}

'use client';
import { Button, IconButton } from '@og/ui';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { DeleteQuestion } from '@/components/delete-question';
import { shifted } from './shifted';

interface OrderedEditorProps<Item> {
  label: string;
  /** One of them, in one word: "bucket". */
  what: string;
  items: readonly Item[];
  nameOf: (item: Item) => string;
  busy: boolean;
  /** The last one may have to stay. */
  mayDelete: boolean;
  /** What follows when this one is deleted, in words. */
  consequence: (item: Item) => ReactNode;
  onEdit: (item: Item) => void;
  /** Called with the whole list as it shall be. */
  onMove: (next: Item[]) => void;
  /** @returns why it was refused, or null. */
  onDelete: (next: Item[]) => Promise<string | null>;
  /** What is shown of one. */
  children: (item: Item) => ReactNode;
}

/** A list of the workspace's own, in its order: moved, changed and deleted one by one. */
export function OrderedEditor<Item extends { id: string }>(props: OrderedEditorProps<Item>) {
  const { label, what, items, nameOf, busy, mayDelete, consequence, onEdit, onMove, onDelete } = props;
  const [leaving, setLeaving] = useState<Item | null>(null);
  // Not `disabled`, which would take the focus away: who moves an item by keys presses the same button again.
  const moving = (index: number, by: -1 | 1) => {
    const isWall = busy || !(index + by in items);
    return { 'aria-disabled': isWall, onClick: () => isWall || onMove(shifted(items, index, by)) };
  };
  return (
    <>
      <ol aria-label={label} className="flex flex-col">
        {items.map((item, index) => (
          <li
            key={item.id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b py-2 last:border-b-0"
          >
            {props.children(item)}
            <span className="flex items-center gap-1">
              <IconButton
                label={`Move ${nameOf(item)} up`}
                icon={<ArrowUp aria-hidden />}
                {...moving(index, -1)}
              />
              <IconButton
                label={`Move ${nameOf(item)} down`}
                icon={<ArrowDown aria-hidden />}
                {...moving(index, 1)}
              />
              <Button variant="ghost" onClick={() => onEdit(item)}>
                Edit<span className="sr-only"> {nameOf(item)}</span>
              </Button>
              <Button variant="ghost" disabled={busy || !mayDelete} onClick={() => setLeaving(item)}>
                Delete<span className="sr-only"> {nameOf(item)}</span>
              </Button>
            </span>
          </li>
        ))}
      </ol>
      <DeleteQuestion
        of={leaving}
        nameOf={nameOf}
        what={what}
        onClose={() => setLeaving(null)}
        onDelete={({ id }) => onDelete(items.filter((item) => item.id !== id))}
      >
        {leaving ? <p>{consequence(leaving)}</p> : null}
      </DeleteQuestion>
    </>
  );
}

'use client';
import { cn, Kbd, PaletteFrame } from '@og/ui';
import { Search } from 'lucide-react';
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useKeySettings } from '@/lib/actions/key-settings';
import { keysThatWork } from '@/lib/actions/own-keys';
import { useAllActions } from '@/lib/actions/registry';
import type { Action } from '@/lib/actions/types';
import { useGo } from '@/lib/leave/use-go';
import { rankActions } from './rank-actions';

/** ⌘K: everything that can be done here, found by typing. */
export function CommandPalette({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  return (
    <PaletteFrame open={open} onOpenChange={onOpenChange} title="Command palette">
      <PaletteBody onDone={() => onOpenChange(false)} />
    </PaletteFrame>
  );
}

function PaletteBody({ onDone }: { onDone: () => void }) {
  const id = useId();
  const go = useGo();
  const actions = useAllActions();
  const settings = useKeySettings();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => {
    const ranked: Action[] = rankActions(
      actions.filter((action) => !action.hidden && !action.disabled),
      text,
    );
    const query = text.trim();
    if (query) {
      ranked.push({
        id: 'palette.searchLeads',
        label: `Search leads for “${query}”`,
        group: 'Search',
        icon: <Search aria-hidden />,
        run: () => go(`/leads?search=${encodeURIComponent(query)}`),
      });
    }
    return ranked;
  }, [actions, text, go]);
  const current = Math.min(active, shown.length - 1);
  const run = (action: Action | undefined) => {
    if (!action) return;
    onDone();
    action.run();
  };
  const move = (event: KeyboardEvent, to: number) => {
    event.preventDefault();
    const next = (to + shown.length) % shown.length;
    setActive(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <>
      <div className="flex items-center gap-2 border-b px-4">
        <Search aria-hidden className="size-4 shrink-0 text-ink-3" />
        <input
          role="combobox"
          aria-label="What do you want to do?"
          aria-expanded
          aria-controls={id}
          aria-activedescendant={shown[current] ? `${id}-${current}` : undefined}
          placeholder="What do you want to do?"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') move(event, current + 1);
            if (event.key === 'ArrowUp') move(event, current - 1);
            if (event.key === 'Enter') {
              event.preventDefault();
              run(shown[current]);
            }
          }}
          className="h-12 w-full bg-transparent text-16 outline-none"
        />
      </div>
      <div ref={list} id={id} role="listbox" aria-label="Actions" className="min-h-0 overflow-y-auto p-1.5">
        {shown.map((action, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the input above has the keys
          <div
            key={action.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            onClick={() => run(action)}
            onMouseMove={() => setActive(index)}
            className={cn(
              'flex h-10 cursor-pointer items-center gap-3 rounded-md px-2.5 text-14 [&_svg]:size-4 [&_svg]:text-ink-3',
              index === current && 'bg-sunken',
            )}
          >
            {action.icon ?? <span className="size-4" />}
            <span className="min-w-0 flex-1 truncate">{action.label}</span>
            <span className="text-12 text-ink-3">{action.group}</span>
            {keysThatWork(action, settings) ? <Kbd keys={action.keys ?? ''} /> : null}
          </div>
        ))}
      </div>
    </>
  );
}

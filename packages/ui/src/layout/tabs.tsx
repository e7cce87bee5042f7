'use client';
import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { Count } from '../data/badge';

export interface TabItem {
  value: string;
  label: ReactNode;
  count?: number;
  content?: ReactNode;
}

export interface TabsProps {
  label: string;
  items: readonly TabItem[];
  value: string;
  onValueChange: (value: string) => void;
}

/** Tabs of one record. `content` may be left out when the caller renders it from the URL. */
export function Tabs({ label, items, value, onValueChange }: TabsProps) {
  return (
    <Base.Root
      value={value}
      onValueChange={(next) => onValueChange(String(next))}
      className="flex min-h-0 flex-col gap-4"
    >
      <Base.List aria-label={label} className="flex gap-4 overflow-x-auto border-b">
        {items.map((item) => (
          <Base.Tab
            key={item.value}
            value={item.value}
            className="-mb-px flex h-9 shrink-0 items-center gap-2 border-b-2 border-transparent text-14 text-ink-2 -outline-offset-2 hover:text-ink data-active:border-ink data-active:font-medium data-active:text-ink"
          >
            {item.label}
            {item.count !== undefined ? <Count value={item.count} /> : null}
          </Base.Tab>
        ))}
      </Base.List>
      {items.map((item) =>
        item.content === undefined ? null : (
          <Base.Panel key={item.value} value={item.value} className="min-h-0">
            {item.content}
          </Base.Panel>
        ),
      )}
    </Base.Root>
  );
}

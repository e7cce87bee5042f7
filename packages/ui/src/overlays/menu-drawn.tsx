'use client';
import { Menu as Base } from '@base-ui/react/menu';
import { Kbd } from '../data/kbd';
import { cn } from '../lib/cn';
import type { MenuProps } from './menu-props';

/** The menu itself: its code comes when it is opened for the first time, and it is open then. */
export function MenuDrawn({ trigger, label, groups, header, align = 'end' }: MenuProps) {
  return (
    <Base.Root defaultOpen>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={align} role="region" aria-label={label} className="z-50">
          <Base.Popup className="og-pop max-h-(--available-height) min-w-48 overflow-y-auto rounded-lg border bg-surface p-1 shadow-float outline-none">
            {header ? (
              <Base.Group>
                <Base.GroupLabel className="border-b px-2 py-1.5">{header}</Base.GroupLabel>
              </Base.Group>
            ) : null}
            {groups.map((group, index) => (
              <Base.Group key={group.id} className={cn(index > 0 && 'mt-1 border-t pt-1')}>
                {group.label ? (
                  <Base.GroupLabel className="px-2 py-1 text-12 text-ink-3">{group.label}</Base.GroupLabel>
                ) : null}
                {group.items.map((item) => (
                  <Base.Item
                    key={item.id}
                    disabled={item.disabled}
                    onClick={item.onSelect}
                    className={cn(
                      'flex cursor-default items-center gap-2 rounded-sm px-2 py-1.5 text-14 outline-none select-none',
                      'data-disabled:opacity-50 data-highlighted:bg-sunken [&_svg]:size-4 [&_svg]:text-ink-3',
                      item.tone === 'danger' && 'text-danger [&_svg]:text-danger',
                    )}
                  >
                    {item.icon}
                    <span className="flex-1">{item.label}</span>
                    {item.shortcut ? <Kbd keys={item.shortcut} /> : null}
                  </Base.Item>
                ))}
              </Base.Group>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

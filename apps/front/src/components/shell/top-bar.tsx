'use client';
import { IconButton, Kbd, controlClass, cn } from '@og/ui';
import { Command, Keyboard, Search } from 'lucide-react';
import { useState } from 'react';
import { useActionKeys } from '@/lib/actions/registry';
import { ariaKeys } from '@/lib/actions/types';
import { useGo } from '@/lib/leave/use-go';
import { searchInputId } from './use-shell-actions';
import { UserMenu } from './user-menu';
import { WorkspaceMenu } from './workspace-menu';

export function TopBar({ onPalette, onKeys }: { onPalette: () => void; onKeys: () => void }) {
  const go = useGo();
  const [text, setText] = useState('');
  const searchKeys = useActionKeys('shell.search');
  const paletteKeys = useActionKeys('shell.palette');
  const sheetKeys = useActionKeys('shell.keys');
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-b bg-surface px-3 md:px-4">
      <WorkspaceMenu />
      <form
        role="search"
        className="relative ml-auto flex w-full max-w-72 min-w-0 items-center"
        onSubmit={(event) => {
          event.preventDefault();
          go(text.trim() ? `/leads?search=${encodeURIComponent(text.trim())}` : '/leads');
        }}
      >
        <Search aria-hidden className="pointer-events-none absolute left-2.5 size-4 text-ink-3" />
        <input
          id={searchInputId}
          type="search"
          aria-label="Search leads"
          aria-keyshortcuts={ariaKeys(searchKeys)}
          placeholder="Search leads"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
          className={cn(
            controlClass,
            'peer pl-8 max-sm:h-8 max-sm:text-14 [&::-webkit-search-cancel-button]:hidden',
          )}
        />
        {searchKeys ? (
          <span className="pointer-events-none absolute right-2 hidden peer-focus:hidden sm:inline">
            <Kbd keys={searchKeys} />
          </span>
        ) : null}
      </form>
      <span className="hidden sm:contents">
        <IconButton
          label="Command palette"
          shortcut={paletteKeys}
          aria-keyshortcuts={ariaKeys(paletteKeys)}
          icon={<Command aria-hidden />}
          onClick={onPalette}
        />
        <IconButton
          label="All keys"
          shortcut={sheetKeys}
          aria-keyshortcuts={ariaKeys(sheetKeys)}
          icon={<Keyboard aria-hidden />}
          onClick={onKeys}
        />
      </span>
      <UserMenu />
    </header>
  );
}

'use client';
import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState, type Ref } from 'react';
import { cn } from '../lib/cn';
import { controlClass } from './input';

export interface SearchInputProps {
  label: string;
  value: string;
  /** Called `delay` ms after the last key, and at once on clear or Enter. */
  onValueChange: (value: string) => void;
  delay?: number;
  placeholder?: string;
  shortcut?: string;
  className?: string;
  inputRef?: Ref<HTMLInputElement>;
}

/** A search box that waits for the typist. Esc clears it. */
export function SearchInput({
  label,
  value,
  onValueChange,
  delay = 200,
  placeholder = 'Search',
  className,
  inputRef,
  shortcut,
}: SearchInputProps) {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);
  const send = (next: string) => {
    sent.current = next;
    onValueChange(next);
  };
  useEffect(() => {
    if (text === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text;
      onValueChange(text);
    }, delay);
    return () => clearTimeout(timer);
  }, [text, delay, onValueChange]);
  const clear = () => {
    setText('');
    send('');
  };
  return (
    <span className={cn('relative flex min-w-40 items-center', className)}>
      <Search aria-hidden className="pointer-events-none absolute left-2.5 size-4 text-ink-3" />
      <input
        ref={inputRef}
        type="search"
        aria-label={label}
        aria-keyshortcuts={shortcut}
        value={text}
        placeholder={placeholder}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') send(text);
          if (event.key === 'Escape' && text) {
            event.stopPropagation();
            clear();
          }
        }}
        className={cn(controlClass, 'pr-8 pl-8 [&::-webkit-search-cancel-button]:hidden')}
      />
      {text ? (
        <button
          type="button"
          aria-label="Clear search"
          onClick={clear}
          className="absolute right-1 flex size-6 items-center justify-center rounded-sm text-ink-3 hover:text-ink"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      ) : null}
    </span>
  );
}

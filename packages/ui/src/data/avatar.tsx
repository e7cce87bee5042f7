import { cn } from '../lib/cn';

/** First letters of the first and last word: "Ada Lovelace" → "AL". */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words[0]?.[0] ?? '?';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return (first + last).toUpperCase();
}

/** Initials in a square; decoration, the name stands beside it or in `title`. */
export function Avatar({ name, size = 'md' }: { name: string; size?: 'sm' | 'md' | 'lg' }) {
  return (
    <span
      aria-hidden
      title={name}
      className={cn(
        'inline-flex shrink-0 items-center justify-center rounded-md border bg-sunken font-medium text-ink-2 select-none',
        size === 'sm' && 'size-6 text-12',
        size === 'md' && 'size-8 text-12',
        size === 'lg' && 'size-10 text-14',
      )}
    >
      {initials(name)}
    </span>
  );
}

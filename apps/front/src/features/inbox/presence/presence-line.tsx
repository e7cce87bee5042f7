import { Avatar } from '@og/ui';
import { presenceWords } from './presence-words';
import type { Present } from './use-presence';

/** Colleagues at the same conversation, as faces and words. */
export function PresenceLine({ others }: { others: readonly Present[] }) {
  const words = presenceWords(others);
  return (
    <p role="status" className={words ? 'flex items-center gap-1.5 px-3 pt-2 text-12 text-ink-2' : 'sr-only'}>
      {others.slice(0, 3).map(({ userId, name }) => (
        <Avatar key={userId} name={name} size="sm" />
      ))}
      {words}
    </p>
  );
}

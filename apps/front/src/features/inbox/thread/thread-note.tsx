import { StickyNote } from 'lucide-react';
import type { InboxNoteFragment } from '@/gql/graphql';
import { formatMoment, formatTime } from '@/lib/format';

/** What a colleague noted, where they did; it is never sent. */
export function ThreadNote({ note }: { note: InboxNoteFragment }) {
  return (
    <li className="flex max-w-[85%] flex-col gap-0.5 self-center rounded-md border border-dashed px-3 py-1.5 text-13 max-[480px]:max-w-full">
      <span className="flex items-center gap-1.5 text-12 text-ink-3">
        <StickyNote aria-hidden className="size-3.5 shrink-0" />
        <span>
          Note of {note.author?.name ?? 'a former member'},{' '}
          <time dateTime={note.createdAt} title={formatMoment(note.createdAt)} className="tabular-nums">
            {formatTime(note.createdAt)}
          </time>
        </span>
      </span>
      <p className="break-words whitespace-pre-wrap">{note.body}</p>
    </li>
  );
}

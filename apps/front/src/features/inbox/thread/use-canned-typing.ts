'use client';
import { useId, useState, type KeyboardEvent } from 'react';
import { useCannedReplies, type CannedReply } from './canned-list';
import { cannedSearch } from './composer-words';

interface CannedTyping {
  text: string;
  /** Nothing may be written here. */
  closed: boolean;
  onText: (text: string) => void;
}

/** A slash at the very beginning looks for canned replies; the arrows, Enter and Tab choose one. */
export function useCannedTyping({ text, closed, onText }: CannedTyping) {
  const [chosen, setChosen] = useState<CannedReply | null>(null);
  const [active, setActive] = useState(0);
  const [closedFor, setClosedFor] = useState<string | null>(null);
  const [focused, setFocused] = useState(false);
  const listId = useId();
  const search = closed || closedFor === text ? null : cannedSearch(text);
  const { replies, error } = useCannedReplies(search, focused && !closed);
  const offered = replies ?? [];
  const choose = (reply: CannedReply) => {
    setChosen(reply);
    onText(reply.body);
    setActive(0);
  };
  return {
    list: { id: listId, replies, error, active, onChoose: choose },
    /** What is looked for; null while nothing is. */
    search,
    /** For the text field, which keeps the focus. */
    aria:
      offered.length > 0
        ? { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${active}` }
        : undefined,
    /** The reply that the text still rests on. */
    usedId: chosen && text.includes(chosen.body.slice(0, 20)) ? chosen.id : null,
    onFocus: () => setFocused(true),
    onTyped: () => setActive(0),
    forget: () => setChosen(null),
    onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => {
      const at = offered[active % offered.length];
      const takes = (event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (at && step) {
        event.preventDefault();
        setActive((active + step + offered.length) % offered.length);
      } else if (at && takes) {
        event.preventDefault();
        choose(at);
      } else if (takes && search !== null && replies === null && !error) {
        // The list is on its way: a line break would end the search.
        event.preventDefault();
      } else if (event.key === 'Escape') {
        if (search !== null) setClosedFor(text);
        else event.currentTarget.blur();
      }
    },
  };
}

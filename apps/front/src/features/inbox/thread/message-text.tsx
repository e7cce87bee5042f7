'use client';
import { useState } from 'react';
import { longTextOf } from './long-text';

/** What somebody wrote, in the direction of its own language; of a long text the beginning, and all of it on demand. */
export function MessageText({ text }: { text: string }) {
  const [whole, setWhole] = useState(false);
  const beginning = whole ? null : longTextOf(text);
  return (
    <>
      <p dir="auto">{beginning === null ? text : `${beginning} …`}</p>
      {beginning === null ? null : (
        <button
          type="button"
          onClick={() => setWhole(true)}
          className="mt-1 rounded-sm text-12 text-ink-2 underline decoration-dotted underline-offset-2 hover:text-ink"
        >
          Show all {text.length.toLocaleString('en-US')} characters
        </button>
      )}
    </>
  );
}

'use client';
import { useState } from 'react';
import { useFeed } from '@/lib/events/team-events-provider';

const subscription = `subscription InboxDraftProgress($conversationId: ID!) {
  draftProgress(conversationId: $conversationId) { draftId text done }
}`;

interface Progress {
  draftId: string;
  text: string;
  done: boolean;
}

/** What is written of a draft so far; null while nobody writes. */
export function useDraftProgress(conversationId: string | null): Progress | null {
  const [progress, setProgress] = useState<Progress | null>(null);
  useFeed<{ draftProgress: Progress }>(
    subscription,
    conversationId === null ? null : { conversationId },
    ({ draftProgress }) => setProgress(draftProgress.done ? null : draftProgress),
  );
  return progress;
}

'use client';
import { useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { SnoozePreviewDocument } from '@/gql/graphql';

/** Pause in typing after which the words are read, in milliseconds. */
const pause = 120;

/** What words for a time mean in the lead's zone, while they are typed. */
export function useSnoozePreview(leadId: string | null, text: string) {
  const [asked, setAsked] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  const { data, previousData, error } = useQuery(SnoozePreviewDocument, {
    variables: { leadId, text: asked },
    skip: asked.trim() === '',
    fetchPolicy: 'network-only',
  });
  const answer = (data ?? previousData)?.snoozePreview;
  return { preview: asked.trim() === '' ? null : (answer ?? null), current: asked === text && !!data, error };
}

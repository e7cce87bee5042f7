'use client';
import { skipToken, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { InboxItemOfDocument, type InboxRowFragment } from '@/gql/graphql';

/**
 * The open conversation's row, also when the list that is shown does not hold it. When it leaves the list, the last one
 * that was known stands in until it has been asked for: keys never find nothing to act on in between.
 */
export function useOpenItem(
  openId: string | null,
  rows: readonly InboxRowFragment[],
): InboxRowFragment | null {
  const shown = rows.find((row) => row.conversationId === openId);
  const asked = shown ? null : openId;
  const { data } = useQuery(InboxItemOfDocument, asked === null ? skipToken : { variables: { id: asked } });
  const known = shown ?? data?.conversation?.item ?? null;
  const [last, setLast] = useState(known);
  if (known && known !== last) setLast(known);
  if (openId === null) return null;
  return known ?? (last?.conversationId === openId ? last : null);
}

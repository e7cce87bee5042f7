'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { StartCallDocument, type StartCallInput } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { isUserError } from '@/lib/apollo/user-errors';

/** Starts calls and holds the one whose panel is open. A repeated press of one button never rings twice. */
export function useCall() {
  const [start, { loading }] = useMutation(StartCallDocument);
  const [openId, setOpenId] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const call = async (input: Omit<StartCallInput, 'clientKey'>) => {
    if (loading) return;
    setProblem(null);
    try {
      const { data } = await start({ variables: { input: { ...input, clientKey: crypto.randomUUID() } } });
      const result = data?.startCall;
      if (!result) setProblem('The server did not answer. Look at the last calls before you call again.');
      else if (isUserError(result)) setProblem(result.message);
      else if (result.__typename === 'Call') setOpenId(result.id);
    } catch (error) {
      setProblem(friendlyError(error).message);
    }
  };
  return { call, loading, problem, openId, open: setOpenId };
}

export type Calling = ReturnType<typeof useCall>;

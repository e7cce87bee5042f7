'use client';
import { useMutation } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { StartCallDocument, type StartCallInput } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { isUserError } from '@/lib/apollo/user-errors';
import { usePressKey } from '@/lib/use-press-key';

/**
 * Starts calls and holds the one whose panel is open. A repeated press of one button never rings twice, also not after
 * an answer that got lost: until one comes, the next press asks for the same call.
 */
export function useCall() {
  const [start, { loading }] = useMutation(StartCallDocument);
  const [openId, setOpenId] = useState<string | null>(null);
  const [refused, setRefused] = useState<{ message: string; code: string | null } | null>(null);
  const underWay = useRef(false);
  const press = usePressKey();
  const call = async (input: Omit<StartCallInput, 'clientKey'>) => {
    if (underWay.current) return;
    underWay.current = true;
    setRefused(null);
    const clientKey = press.keyOf(input);
    try {
      const { data } = await start({ variables: { input: { ...input, clientKey } } });
      const result = data?.startCall;
      if (result) press.answered();
      if (!result)
        setRefused({
          message: 'The server did not answer. Look at the last calls before you call again.',
          code: null,
        });
      else if (isUserError(result)) setRefused(result);
      else if (result.__typename === 'Call') setOpenId(result.id);
    } catch (error) {
      setRefused(friendlyError(error));
    } finally {
      underWay.current = false;
    }
  };
  return {
    call,
    loading,
    /** Why the last call was not begun, in words. */
    problem: refused?.message ?? null,
    /** One's own phone, which rings first, is not known: it is written into the profile. */
    ownPhoneMissing: refused?.code === 'no_own_phone',
    openId,
    open: setOpenId,
  };
}

export type Calling = ReturnType<typeof useCall>;

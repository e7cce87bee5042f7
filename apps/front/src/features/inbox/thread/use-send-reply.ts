'use client';
import { useRef, useState } from 'react';
import { SendReplyDocument, type SendMessageInput, type ThreadMessageFragment } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { useMutate } from '@/lib/apollo/use-mutate';
import { formatMoment } from '@/lib/format';
import { useSendLock } from '../presence/use-send-lock';

const again = 'Send again: nothing goes out twice.';

/** Sends one reply under the conversation's lock; every refusal is said, and what was written stays. */
export function useSendReply(conversationId: string) {
  const sendReply = useMutate(SendReplyDocument);
  const lock = useSendLock(conversationId);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const underWay = useRef(false);

  const ask = async (input: SendMessageInput): Promise<ThreadMessageFragment | string> => {
    const { data } = await sendReply({ variables: { input } });
    const result = data?.sendMessage;
    switch (result?.__typename) {
      case 'Message':
        return result;
      case 'SendBarred':
        return result.retryAt
          ? `${result.message} Possible from ${formatMoment(result.retryAt)}, your time.`
          : result.message;
      case 'InvalidInput':
        return result.problems.map((one) => one.message).join(' ') || result.message;
      case 'Conflict':
        return `Not sent: ${result.message} What you wrote is kept.`;
      default:
        return result?.message ?? `The server did not answer. ${again}`;
    }
  };

  return {
    busy,
    problem,
    forgetProblem: () => setProblem(null),
    /** @returns the message, or null when it was refused; `problem` says why */
    send: async (input: SendMessageInput): Promise<ThreadMessageFragment | null> => {
      if (underWay.current) return null;
      underWay.current = true;
      setBusy(true);
      setProblem(null);
      try {
        const outcome = await lock.hold(() => ask(input));
        if ('holder' in outcome) {
          setProblem(`Not sent: ${outcome.holder} is sending an answer right now. What you wrote is kept.`);
          return null;
        }
        if (typeof outcome.done !== 'string') return outcome.done;
        setProblem(outcome.done);
        return null;
      } catch (error) {
        setProblem(`${friendlyError(error).message} ${again}`);
        return null;
      } finally {
        underWay.current = false;
        setBusy(false);
      }
    },
  };
}

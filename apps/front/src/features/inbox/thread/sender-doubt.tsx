'use client';
import { useMutation } from '@apollo/client/react';
import { Button, toast } from '@og/ui';
import { ShieldQuestionMark } from 'lucide-react';
import { useState } from 'react';
import { SettleSenderDocument, type ThreadMessageFragment } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { useMe } from '@/lib/session/use-me';

const decided = {
  GENUINE: 'A person said that it is genuine.',
  FORGED: 'A person said that it is forged: nobody was opted out by it.',
} as const;

/** Below an e-mail whose sender is not proven: why, and the decision where its words ask to stop. */
export function SenderDoubt({ message, leadName }: { message: ThreadMessageFragment; leadName: string }) {
  const doubt = message.senderDoubt;
  if (!doubt) return null;
  return (
    <div
      role="group"
      aria-label="Sender not verified"
      className="flex max-w-[85%] flex-col gap-2 rounded-md border border-warn/30 bg-warn/8 px-3 py-2 text-13"
    >
      <p className="flex items-start gap-2">
        <ShieldQuestionMark aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
        <span>
          <span className="font-medium">Sender not verified.</span> {doubt.why}{' '}
          {doubt.decision
            ? decided[doubt.decision]
            : doubt.rule
              ? `It asks to stop, in ${leadName}’s name. Nobody is opted out until you decide.`
              : null}
        </span>
      </p>
      {doubt.rule && !doubt.decision ? <Decision message={message} leadName={leadName} /> : null}
    </div>
  );
}

function Decision({ message, leadName }: { message: ThreadMessageFragment; leadName: string }) {
  const mayDecide = useMe().can('inbox.reply');
  const [settle, { loading }] = useMutation(SettleSenderDocument, {
    refetchQueries: ['InboxConversation', 'InboxCounts'],
  });
  const [asked, setAsked] = useState<boolean | null>(null);
  if (!mayDecide) return null;
  const decide = async (genuine: boolean) => {
    setAsked(genuine);
    const why = await refusal(async () => {
      const { data } = await settle({ variables: { messageId: message.id, input: { genuine } } });
      return data?.settleSender;
    });
    if (why) toast.error(why);
    else toast.success(genuine ? `${leadName} gets no more messages` : 'Nobody was opted out');
  };
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="sm" loading={loading && asked === true} onClick={() => void decide(true)}>
        It is {leadName}: opt out
      </Button>
      <Button
        size="sm"
        variant="ghost"
        loading={loading && asked === false}
        onClick={() => void decide(false)}
      >
        It is forged: ignore it
      </Button>
    </div>
  );
}

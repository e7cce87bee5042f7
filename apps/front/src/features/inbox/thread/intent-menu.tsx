'use client';
import { useMutation } from '@apollo/client/react';
import { Menu, toast } from '@og/ui';
import { Check, ChevronDown, Tag } from 'lucide-react';
import { IntentChip } from '@/components/intents';
import { CorrectInboxIntentDocument, type InboundIntent, type InboxRowFragment } from '@/gql/graphql';
import { attempt } from '@/lib/apollo/attempt';
import { intentLabels } from '@/lib/intent-labels';

interface IntentMenuProps {
  messageId: string;
  intent: string;
  past: boolean;
  onCorrected: (item: InboxRowFragment) => void;
}

const codes = Object.keys(intentLabels) as (keyof typeof intentLabels)[];

/** What a message means; one click says what it really means, which is measured. */
export function IntentMenu({ messageId, intent, past, onCorrected }: IntentMenuProps) {
  const [correct, { loading }] = useMutation(CorrectInboxIntentDocument, {
    refetchQueries: ['InboxConversation', 'InboxCounts'],
  });
  const say = async (code: (typeof codes)[number]) => {
    const { ok, refused } = await attempt(async () => {
      const { data } = await correct({
        variables: { messageId, input: { intent: code.toUpperCase() as InboundIntent } },
      });
      return data?.correctIntent;
    });
    if (refused) return toast.error(refused);
    if (ok?.__typename === 'InboxItem') onCorrected(ok);
    toast.success(`Means: ${intentLabels[code]}`);
  };
  return (
    <Menu
      label="What the message means"
      align="start"
      trigger={
        <button
          type="button"
          aria-busy={loading || undefined}
          className="flex items-center gap-0.5 rounded-sm hover:bg-sunken [&>svg]:size-3"
        >
          <IntentChip intent={intent} past={past} />
          <span className="sr-only">, change what it means</span>
          <ChevronDown aria-hidden />
        </button>
      }
      groups={[
        {
          id: 'intents',
          label: 'It really means',
          items: codes.map((code) => ({
            id: code,
            label: intentLabels[code],
            icon: code === intent ? <Check aria-hidden /> : <Tag aria-hidden />,
            disabled: code === intent,
            onSelect: () => void say(code),
          })),
        },
      ]}
    />
  );
}

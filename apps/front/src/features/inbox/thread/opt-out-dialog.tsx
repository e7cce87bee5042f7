'use client';
import { AskFirst } from '@/components/ask-first';
import { OptOutLeadDocument } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { useMutate } from '@/lib/apollo/use-mutate';

interface OptOutDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  leadName: string;
  /** The number or e-mail address of this conversation. */
  address: string;
}

/** Opts a person out by hand: stops first, for every number and campaign. */
export function OptOutDialog({ open, onOpenChange, leadName, address }: OptOutDialogProps) {
  const optOut = useMutate(OptOutLeadDocument);
  return (
    <AskFirst
      about={open ? address : null}
      title={() => `Opt ${leadName} out?`}
      confirmLabel="Opt out"
      onClose={() => onOpenChange(false)}
      act={() =>
        refusal(async () => {
          const { data } = await optOut({
            variables: {
              input: {
                channel: address.includes('@') ? 'EMAIL' : 'SMS',
                address,
                reason: 'OPT_OUT',
                note: 'Opted out by hand in the inbox',
              },
            },
          });
          return data?.suppress;
        })
      }
      done={() => `${leadName} gets no more messages`}
    >
      <p>
        {leadName} gets no more messages from this workspace, on any number or address and in any campaign.
        What is planned for them is stopped at once.
      </p>
      <p>Only owners and admins can lift this, with a reason.</p>
    </AskFirst>
  );
}

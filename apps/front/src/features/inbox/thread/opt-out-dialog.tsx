'use client';
import { useMutation } from '@apollo/client/react';
import { ConfirmDialog, toast } from '@og/ui';
import { useState } from 'react';
import { OptOutLeadDocument } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';

interface OptOutDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  leadName: string;
  /** The number or e-mail address of this conversation. */
  address: string;
}

/** Opts a person out by hand: stops first, for every number and campaign. */
export function OptOutDialog({ open, onOpenChange, leadName, address }: OptOutDialogProps) {
  const [optOut] = useMutation(OptOutLeadDocument);
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => {
        setProblem(null);
        onOpenChange(next);
      }}
      title={`Opt ${leadName} out?`}
      confirmLabel="Opt out"
      tone="danger"
      error={problem}
      onConfirm={async () => {
        const why = await refusal(async () => {
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
        });
        setProblem(why);
        if (why) return;
        toast.success(`${leadName} gets no more messages`);
        onOpenChange(false);
      }}
    >
      <p>
        {leadName} gets no more messages from this workspace, on any number or address and in any campaign.
        What is planned for them is stopped at once.
      </p>
      <p>Only owners and admins can lift this, with a reason.</p>
    </ConfirmDialog>
  );
}

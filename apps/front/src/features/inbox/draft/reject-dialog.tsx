'use client';
import type { DraftRejectReason } from '@/gql/graphql';
import { ChoiceDialog } from '../acts/choice-dialog';

/** Why a draft is not what should be said; the order is that of the keys 1–5. */
const reasons: readonly { id: DraftRejectReason; label: string }[] = [
  { id: 'WRONG_FACT', label: 'Something in it is not true' },
  { id: 'WRONG_TONE', label: 'Wrong tone' },
  { id: 'WRONG_INTENT', label: 'It answers something else' },
  { id: 'SHOULD_NOT_ANSWER', label: 'This should not be answered' },
  { id: 'OTHER', label: 'Another reason' },
];

interface RejectDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  leadName: string;
  onReject: (reason: DraftRejectReason) => Promise<string | null>;
}

/** Rejects a draft with a reason; it counts against what the agent has earned. */
export function RejectDialog({ open, onOpenChange, leadName, onReject }: RejectDialogProps) {
  return (
    <ChoiceDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Reject the draft for ${leadName}?`}
      description="Say why: it decides whether the agent may ever answer by itself."
      choices={reasons}
      onChoose={(id) => void onReject(id as DraftRejectReason)}
    />
  );
}

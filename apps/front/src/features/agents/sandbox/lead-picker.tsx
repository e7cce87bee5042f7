'use client';
import { useApolloClient } from '@apollo/client/react';
import { Banner, Button, Chip, Popover } from '@og/ui';
import { UserRound } from 'lucide-react';
import { useState } from 'react';
import { FindLead, type FoundLead } from '@/components/find-lead';
import { SandboxThreadDocument } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import type { SandboxLine } from './sandbox-thread';

export interface LeadPickerProps {
  lead: FoundLead | null;
  onPick: (lead: FoundLead | null) => void;
  /** The last messages with that lead, the oldest first. */
  onThread: (lines: readonly SandboxLine[]) => void;
}

/** Takes a real lead: the agent is given its facts, and the conversation is copied to be changed at will. */
export function LeadPicker({ lead, onPick, onThread }: LeadPickerProps) {
  const client = useApolloClient();
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const pick = async (chosen: FoundLead) => {
    setProblem(null);
    try {
      if (chosen.conversationId) {
        const { data } = await client.query({
          query: SandboxThreadDocument,
          variables: { id: chosen.conversationId },
          fetchPolicy: 'network-only',
        });
        const edges = data?.conversation?.messages.edges ?? [];
        const lines = edges.slice(-20).map(({ node }, id) => ({
          id,
          inbound: node.direction === 'INBOUND',
          text: node.body.slice(0, 2000),
        }));
        if (lines.length > 0) onThread(lines);
      }
      onPick(chosen);
      setOpen(false);
    } catch (error) {
      setProblem(friendlyError(error).message);
    }
  };
  if (lead)
    return (
      <span className="flex items-center">
        <Chip label={lead.name} onRemove={() => onPick(null)}>
          With {lead.name}
        </Chip>
      </span>
    );
  return (
    <Popover
      title="Take a lead’s conversation"
      showTitle
      open={open}
      onOpenChange={setOpen}
      trigger={<Button icon={<UserRound aria-hidden />}>A lead’s conversation</Button>}
    >
      {problem ? <Banner tone="danger">{problem}</Banner> : null}
      <FindLead onPick={(chosen) => void pick(chosen)} />
    </Popover>
  );
}

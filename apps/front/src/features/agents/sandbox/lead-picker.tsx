'use client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { Banner, Button, Chip, Popover, SearchInput } from '@og/ui';
import { UserRound } from 'lucide-react';
import { useState } from 'react';
import { SandboxLeadsDocument, SandboxThreadDocument } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import type { SandboxLine } from './sandbox-thread';

export interface SandboxLead {
  id: string;
  name: string;
  conversationId: string | null;
}

export interface LeadPickerProps {
  lead: SandboxLead | null;
  onPick: (lead: SandboxLead | null) => void;
  /** The last messages with that lead, the oldest first. */
  onThread: (lines: readonly SandboxLine[]) => void;
}

/** Takes a real lead: the agent is given its facts, and the conversation is copied to be changed at will. */
export function LeadPicker({ lead, onPick, onThread }: LeadPickerProps) {
  const client = useApolloClient();
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const pick = async (chosen: SandboxLead) => {
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
      trigger={<Button icon={<UserRound aria-hidden />}>Take a lead’s</Button>}
    >
      {problem ? <Banner tone="danger">{problem}</Banner> : null}
      <Found onPick={(chosen) => void pick(chosen)} />
    </Popover>
  );
}

function Found({ onPick }: { onPick: (lead: SandboxLead) => void }) {
  const [search, setSearch] = useState('');
  const { data, error } = useQuery(SandboxLeadsDocument, { variables: { search }, skip: search === '' });
  const edges = search === '' ? [] : (data?.leads.edges ?? []);
  return (
    <div className="flex flex-col gap-2">
      <SearchInput
        label="Search leads"
        value={search}
        onValueChange={setSearch}
        placeholder="Name or phone"
      />
      {error ? <p className="text-13 text-danger">{friendlyError(error).message}</p> : null}
      <ul aria-label="Leads found" className="flex flex-col">
        {edges.map(({ node }) => (
          <li key={node.id}>
            <Button
              variant="ghost"
              className="w-full justify-start"
              onClick={() => onPick({ id: node.id, name: node.name, conversationId: node.conversationId })}
            >
              <span className="truncate">{node.name}</span>
              <span className="ml-2 text-12 text-ink-3 tabular-nums">{node.phone}</span>
            </Button>
          </li>
        ))}
      </ul>
      {search !== '' && data && edges.length === 0 ? (
        <p className="text-13 text-ink-3">No lead is called so.</p>
      ) : null}
    </div>
  );
}

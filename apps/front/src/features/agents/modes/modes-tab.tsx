'use client';
import { useMutation } from '@apollo/client/react';
import { Banner, Section, toast } from '@og/ui';
import { useState } from 'react';
import { SetAgentModeDocument, type AgentMode, type InboundIntent } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { useMe } from '@/lib/session/use-me';
import type { AgentRecord } from '../records';
import { modes } from '../words';
import { FollowUps } from './follow-ups';
import { ModeRow } from './mode-row';

/** What the agent may do about each kind of message, and what is still missing before it may answer alone. */
export function ModesTab({ agent }: { agent: AgentRecord }) {
  const { can } = useMe();
  const [set, { loading }] = useMutation(SetAgentModeDocument);
  const [problem, setProblem] = useState<{ intent: InboundIntent; why: string } | null>(null);
  const change = async (intent: InboundIntent, mode: AgentMode) => {
    const why = await refusal(
      async () => (await set({ variables: { agent: agent.slug, intent, mode } })).data?.setAgentMode,
    );
    setProblem(why ? { intent, why } : null);
    if (!why) toast.success(`${modes[mode].label}: ${modes[mode].means}`);
  };
  return (
    <>
      <Section
        title="Modes"
        description="Automatic is unlocked for a kind of message after 50 decided drafts of which 95 % were approved unchanged. It locks again when of the last 50 fewer than 90 % were."
      >
        {can('agents.manage') ? null : <Banner>Only an owner, admin or manager changes modes.</Banner>}
        <ul aria-label={`Modes of ${agent.name}`} className="flex flex-col">
          {agent.intents.map((intent) => (
            <ModeRow
              key={intent.intent}
              intent={intent}
              locked={!can('agents.manage') || loading}
              problem={problem?.intent === intent.intent ? problem.why : null}
              onChange={(mode) => void change(intent.intent, mode)}
            />
          ))}
        </ul>
      </Section>
      <FollowUps agent={agent} />
    </>
  );
}

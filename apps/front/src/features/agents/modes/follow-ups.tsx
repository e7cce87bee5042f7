'use client';
import { useMutation } from '@apollo/client/react';
import { Section, toast } from '@og/ui';
import { useState } from 'react';
import { SetAgentFollowUpsDocument, type AgentMode } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { useMe } from '@/lib/session/use-me';
import type { AgentRecord } from '../records';
import { daysInWords } from './follow-up-words';
import { ModeRow } from './mode-row';

const said: Record<AgentMode, string> = {
  OFF: 'Off: nobody is written to again.',
  DRAFT: 'Draft: writes a follow-up that a person lets go.',
  AUTO: 'Automatic: follows up by itself when every check is good.',
};

/** Whether the agent writes again to who does not answer, and when. Nothing for an agent that does not. */
export function FollowUps({ agent }: { agent: AgentRecord }) {
  const { can } = useMe();
  const [set, { loading }] = useMutation(SetAgentFollowUpsDocument);
  const [problem, setProblem] = useState<string | null>(null);
  const { followUps } = agent;
  if (!followUps) return null;
  const change = async (mode: AgentMode) => {
    const why = await refusal(
      async () => (await set({ variables: { agent: agent.slug, mode } })).data?.setAgentFollowUps,
    );
    setProblem(why);
    if (!why) toast.success(said[mode]);
  };
  return (
    <Section
      title="Follow-ups"
      description={`When a lead does not answer ${agent.name}: ${daysInWords(followUps.days)} after the message before. After a “not now”: once, ${followUps.notNowDays} days later. An answer, a person's message, an opt-out, an ending outcome or a running sequence ends them.`}
    >
      <ul aria-label={`Follow-ups of ${agent.name}`} className="flex flex-col">
        <ModeRow
          intent={{ ...followUps, intent: 'follow_up', automatable: true }}
          locked={!can('agents.manage') || loading}
          problem={problem}
          onChange={(mode) => void change(mode)}
        />
      </ul>
    </Section>
  );
}

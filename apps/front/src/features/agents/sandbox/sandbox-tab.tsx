'use client';
import { useMutation } from '@apollo/client/react';
import { Banner, Button, NoPermission, Section, Select } from '@og/ui';
import { useState } from 'react';
import type { FoundLead } from '@/components/find-lead';
import { RunAgentSandboxDocument } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { isUserError } from '@/lib/apollo/user-errors';
import { useMe } from '@/lib/session/use-me';
import type { AgentRecord, SandboxRun } from '../records';
import { LeadPicker } from './lead-picker';
import { SandboxResult } from './sandbox-result';
import { SandboxThread, type SandboxLine } from './sandbox-thread';

const start: readonly SandboxLine[] = [{ id: 0, inbound: true, text: '' }];

/** Tries the agent on a conversation, made up or a lead's own. Nothing is sent; it is recorded and costs. */
export function SandboxTab({ agent }: { agent: AgentRecord }) {
  const { can, me } = useMe();
  const [run, { loading }] = useMutation(RunAgentSandboxDocument);
  const [version, setVersion] = useState(agent.version.id);
  const [lead, setLead] = useState<FoundLead | null>(null);
  const [lines, setLines] = useState(start);
  const [result, setResult] = useState<SandboxRun | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  if (me && !can('agents.manage')) return <NoPermission needs="Manager" what="The sandbox" />;
  const messages = lines
    .map(({ inbound, text }) => ({ inbound, text: text.trim() }))
    .filter(({ text }) => text);
  const tryIt = async () => {
    setProblem(null);
    try {
      const { data } = await run({
        variables: { agent: agent.slug, input: { versionId: version, leadId: lead?.id ?? null, messages } },
      });
      const answer = data?.runAgentSandbox;
      if (!answer) setProblem('The server did not answer. Try again.');
      else if (isUserError(answer)) setProblem(answer.message);
      else if (answer.__typename === 'SandboxRun') setResult(answer);
    } catch (error) {
      setProblem(friendlyError(error).message);
    }
  };
  return (
    <div className="grid gap-x-10 gap-y-4 md:grid-cols-2">
      <div>
        <Section
          title="Conversation"
          description="The last message of the lead is what the agent answers. Without one it writes an opener."
        >
          <div className="flex flex-wrap gap-3">
            <Select
              aria-label="Version"
              className="w-44"
              value={version}
              options={agent.versions
                .toSorted((a, b) => b.number - a.number)
                .map(({ id, number, current }) => ({
                  value: id,
                  label: `Version ${number}${current ? ', working' : ''}`,
                }))}
              onValueChange={setVersion}
            />
            <LeadPicker lead={lead} onPick={setLead} onThread={setLines} />
          </div>
          <SandboxThread lines={lines} onChange={setLines} />
          {problem ? (
            <Banner tone="danger" announce>
              {problem}
            </Banner>
          ) : null}
          <div className="flex justify-end gap-2">
            <Button
              onClick={() => {
                setLines(start);
                setLead(null);
                setResult(null);
              }}
            >
              Start over
            </Button>
            <Button variant="primary" loading={loading} onClick={() => void tryIt()}>
              {messages.length === 0 ? 'Write an opener' : 'Try it'}
            </Button>
          </div>
        </Section>
      </div>
      <div>
        <Section title="What it would do">
          {result ? (
            <SandboxResult agent={agent.slug} run={result} />
          ) : (
            <p className="text-13 text-ink-3">
              Write what the lead says and try it: the answer stands here with the facts it rests on, every
              check and the cost. Nothing is sent.
            </p>
          )}
        </Section>
      </div>
    </div>
  );
}

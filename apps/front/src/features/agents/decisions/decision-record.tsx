'use client';
import { useQuery } from '@apollo/client/react';
import { Banner, DescriptionList, EmptyState, Skeleton, StatusChip } from '@og/ui';
import { FileQuestion } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { QueryError } from '@/components/query-error';
import { AgentDecisionRecordDocument } from '@/gql/graphql';
import { formatDuration, formatMoment } from '@/lib/format';
import { CheckList, SimulatedWord } from '../evidence';
import { sentence, usd, verdictOf } from '../words';
import { ReplayButton } from './replay-button';

/** One row of the flight recorder: what was given, what came back, what the checks said. */
export function DecisionRecord({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(AgentDecisionRecordDocument, { variables: { id } });
  if (!data)
    return error ? (
      <QueryError what="This decision" error={error} onRetry={refetch} />
    ) : (
      <Skeleton className="h-80" />
    );
  const record = data.agentDecision;
  if (!record)
    return (
      <EmptyState icon={<FileQuestion />} title="This decision is not here">
        It may be older than the recorder keeps, or belong to another workspace.
      </EmptyState>
    );
  const verdict = verdictOf(record.verdict);
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-col gap-2">
        <p className="flex flex-wrap items-center gap-2 text-13">
          <StatusChip tone={verdict.tone}>{verdict.label}</StatusChip>
          <span className="text-ink-3">{formatMoment(record.createdAt)}</span>
          <SimulatedWord simulated={record.simulated} />
        </p>
        {record.reason ? <p>{record.reason}</p> : null}
        {record.error ? <p className="text-danger">{record.error}</p> : null}
      </div>
      {record.erasedAt ? (
        <Banner>
          The texts of this record were erased {formatMoment(record.erasedAt)}, with the person. What was
          decided stays.
        </Banner>
      ) : (
        <ReplayButton id={id} />
      )}
      <Block title="Checks">
        <CheckList checks={record.checks} />
      </Block>
      <Block title="What the lead wrote">
        <p className="text-13 whitespace-pre-wrap">{record.inboundText ?? 'Nothing; it was no answer.'}</p>
      </Block>
      <Block title="What the model said">
        {record.rawOutput ? (
          <Raw label="Raw output" text={pretty(record.rawOutput)} />
        ) : (
          <p className="text-13 text-ink-3">Nothing came back.</p>
        )}
      </Block>
      <Block title="What it was given">
        <Raw label="Input" text={JSON.stringify(record.input, null, 2)} />
      </Block>
      <Block title="Record">
        <DescriptionList
          items={[
            { term: 'Kind', value: sentence(record.kind) },
            { term: 'Version', value: record.versionNumber },
            { term: 'Model', value: <span className="font-mono">{record.model}</span> },
            { term: 'Stopped by', value: record.stopReason },
            { term: 'Cost', value: usd(record.costUsd) },
            { term: 'Took', value: formatDuration(record.latencyMs / 1000) },
            {
              term: 'Tokens',
              value: `${record.inputTokens} in, ${record.outputTokens} out, ${record.cacheReadTokens} from cache, ${record.cacheWriteTokens} to cache`,
            },
            { term: 'Prompt hash', value: <Hash text={record.promptHash} /> },
            { term: 'Inbound hash', value: record.inboundHash ? <Hash text={record.inboundHash} /> : null },
            {
              term: 'Conversation',
              value: record.conversationId ? (
                <Link href={`/inbox/${record.conversationId}`} className="underline">
                  Open
                </Link>
              ) : (
                'None'
              ),
            },
          ]}
        />
      </Block>
    </div>
  );
}

/** JSON with its lines; what is no JSON stays as it is. */
function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function Hash({ text }: { text: string }) {
  return <span className="font-mono text-12 break-all">{text}</span>;
}

function Raw({ label, text }: { label: string; text: string }) {
  return (
    <pre
      // What scrolls must be reachable by keys.
      role="region"
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="max-h-72 overflow-auto rounded-md border bg-sunken p-2 font-mono text-12 break-words whitespace-pre-wrap"
    >
      {text}
    </pre>
  );
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="text-13 font-semibold">{title}</h3>
      {children}
    </section>
  );
}

'use client';
import { useMutation } from '@apollo/client/react';
import { Button, StatusChip } from '@og/ui';
import { useState } from 'react';
import { AskFirst } from '@/components/ask-first';
import { AgentBySlugDocument, PublishAgentVersionDocument } from '@/gql/graphql';
import type { AgentVersionFieldsFragment as Version } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { formatMoment } from '@/lib/format';
import { useMe } from '@/lib/session/use-me';
import type { AgentRecord } from '../records';
import { VersionDiff } from './version-diff';

export interface VersionListProps {
  agent: AgentRecord;
  /** The version that is compared with the working one. */
  compared: string | null;
  onCompare: (id: string | null) => void;
}

/** Every version with what differs from the working one, and the way to publish it. */
export function VersionList({ agent, compared, onCompare }: VersionListProps) {
  const { can } = useMe();
  const [asked, setAsked] = useState<Version | null>(null);
  const [publish] = useMutation(PublishAgentVersionDocument, { refetchQueries: [AgentBySlugDocument] });
  const isBack = asked !== null && asked.number < agent.version.number;
  return (
    <>
      <ul aria-label="Versions" className="flex flex-col">
        {agent.versions
          .toSorted((a, b) => b.number - a.number)
          .map((version) => (
            <li key={version.id} className="flex flex-col gap-2 border-b py-3 last:border-b-0">
              <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
                <span className="flex min-w-0 flex-1 basis-60 flex-col gap-0.5">
                  <span className="flex flex-wrap items-center gap-2 font-medium">
                    Version {version.number}
                    {version.current ? <StatusChip tone="success">Working</StatusChip> : null}
                    {version.publishedAt ? null : <StatusChip>Not published yet</StatusChip>}
                  </span>
                  <span className="text-12 text-ink-3">
                    {version.author?.name ?? 'As delivered'} · {formatMoment(version.createdAt)}
                  </span>
                  {version.note ? <span className="text-13 text-ink-2">{version.note}</span> : null}
                </span>
                {version.current ? null : (
                  <span className="flex gap-1">
                    <Button
                      variant="ghost"
                      aria-expanded={compared === version.id}
                      onClick={() => onCompare(compared === version.id ? null : version.id)}
                    >
                      {compared === version.id ? 'Hide changes' : 'Show changes'}
                      <span className="sr-only"> of version {version.number}</span>
                    </Button>
                    {can('agents.manage') ? (
                      <Button onClick={() => setAsked(version)}>
                        {version.number < agent.version.number ? 'Roll back to' : 'Publish'}
                        <span> version {version.number}</span>
                      </Button>
                    ) : null}
                  </span>
                )}
              </div>
              {compared === version.id && !version.current ? (
                <VersionDiff from={agent.version} to={version} />
              ) : null}
            </li>
          ))}
      </ul>
      <AskFirst
        about={asked}
        title={({ number }) =>
          number < agent.version.number
            ? `Roll ${agent.name} back to version ${number}?`
            : `Publish version ${number}?`
        }
        confirmLabel={isBack ? 'Roll back' : 'Publish'}
        tone="primary"
        onClose={() => setAsked(null)}
        act={async ({ id }) => {
          const why = await refusal(
            async () => (await publish({ variables: { id } })).data?.publishAgentVersion,
          );
          if (!why) onCompare(null);
          return why;
        }}
        done={({ number }) => `Version ${number} of ${agent.name} works now`}
      >
        <p>
          Drafts are written by it from now on. What is being written is finished by version{' '}
          {agent.version.number}, which stays here.
        </p>
      </AskFirst>
    </>
  );
}

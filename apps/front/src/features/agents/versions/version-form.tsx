'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Banner, Button, Field, Input, Section, Select, Textarea, toast } from '@og/ui';
import { useState, type FormEvent } from 'react';
import { AgentBySlugDocument, AgentRulesDocument, SaveAgentVersionDocument } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { isUserError } from '@/lib/apollo/user-errors';
import type { AgentRecord } from '../records';
import { dials } from './dials';
import { keptVersions } from './kept-versions';
import { PolicyFields } from './policy-fields';
import { draftOf, versionInput, type VersionDraft, type VersionProblems } from './version-draft';

export interface VersionFormProps {
  agent: AgentRecord;
  /** Under which what is typed is kept. */
  keptAs: string;
  onCancel: () => void;
  onSaved: (id: string) => void;
}

/** A new version, beginning with what works now. Saving changes nothing that leads see. */
export function VersionForm({ agent, keptAs, onCancel, onSaved }: VersionFormProps) {
  const { data } = useQuery(AgentRulesDocument);
  const [save, { loading }] = useMutation(SaveAgentVersionDocument, {
    refetchQueries: [AgentBySlugDocument],
    awaitRefetchQueries: true,
  });
  const [draft, setDraft] = useState(() => keptVersions.get(keptAs) ?? draftOf(agent.version));
  const [problems, setProblems] = useState<VersionProblems>({});
  const [refused, setRefused] = useState<string | null>(null);
  const change = (part: Partial<VersionDraft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    keptVersions.keep(keptAs, next);
    setProblems({});
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setRefused(null);
    const asked = versionInput(draft);
    if ('problems' in asked) return setProblems(asked.problems);
    try {
      const answer = await save({ variables: { agent: agent.slug, input: asked.input } });
      const result = answer.data?.saveAgentVersion;
      if (!result) return setRefused('The server did not answer. Try again.');
      if (isUserError(result)) return setRefused(result.message);
      if (result.__typename !== 'AgentVersion') return;
      toast.success(`Version ${result.number} was saved; it works when it is published`);
      onSaved(result.id);
    } catch (error) {
      setRefused(friendlyError(error).message);
    }
  };
  const models = data?.agentSettings.models ?? [];
  return (
    <form noValidate onSubmit={submit} className="max-w-190">
      {refused ? (
        <Banner tone="danger" announce>
          {refused}
        </Banner>
      ) : null}
      <Section
        title={`New version of ${agent.name}`}
        description="Leads notice nothing until it is published. Try it in the sandbox and rehearse it first."
      >
        <div className="flex flex-col gap-4">
          <Field label="Goal" error={problems.goal}>
            <Textarea
              rows={2}
              maxLength={1000}
              value={draft.goal}
              onChange={(event) => change({ goal: event.target.value })}
            />
          </Field>
          <Field
            label="Instructions"
            error={problems.prompt}
            hint="What the agent is told each time. What is true belongs to the facts; what leads write can never change this."
          >
            <Textarea
              rows={12}
              maxLength={12_000}
              value={draft.prompt}
              onChange={(event) => change({ prompt: event.target.value })}
            />
          </Field>
        </div>
      </Section>
      <Section title="Persona">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Name" error={problems.displayName}>
            <Input
              maxLength={40}
              value={draft.displayName}
              onChange={(event) => change({ displayName: event.target.value })}
            />
          </Field>
          <Field label="Signature" optional>
            <Input
              maxLength={120}
              value={draft.signature}
              onChange={(event) => change({ signature: event.target.value })}
            />
          </Field>
          {dials.map(({ key, label, low, high }) => (
            <Field key={key} label={label} hint={`1 ${low}, 5 ${high}`}>
              <Select
                value={String(draft[key])}
                options={['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))}
                onValueChange={(value) => change({ [key]: Number(value) })}
              />
            </Field>
          ))}
          {models.length > 0 ? (
            <Field label="Model">
              <Select
                value={models.includes(draft.model) ? draft.model : (models[0] ?? null)}
                options={models.map((value) => ({ value, label: value }))}
                onValueChange={(model) => change({ model })}
              />
            </Field>
          ) : null}
        </div>
      </Section>
      <Section
        title="Policy"
        description="Checked by code after the model wrote; what breaks it goes to a person."
      >
        <PolicyFields draft={draft} problems={problems} onChange={change} />
      </Section>
      <Section title="Save">
        <Field label="What is new" optional>
          <Input
            maxLength={300}
            value={draft.note}
            onChange={(event) => change({ note: event.target.value })}
          />
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onCancel}>Cancel</Button>
          <Button type="submit" variant="primary" loading={loading}>
            Save version
          </Button>
        </div>
      </Section>
    </form>
  );
}

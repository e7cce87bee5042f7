'use client';
import { useMutation } from '@apollo/client/react';
import { Banner, Button, Field, Input, Section, Switch, Textarea, toast } from '@og/ui';
import { useState, type FormEvent } from 'react';
import { UpdateAgentSettingsDocument, type AgentSettingsFieldsFragment } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { money } from './money';

/** Changes the budget and what leads are told of the machine. */
export function AgentSettingsForm({ settings }: { settings: AgentSettingsFieldsFragment }) {
  const [update, { loading }] = useMutation(UpdateAgentSettingsDocument);
  const [day, setDay] = useState(String(settings.dayBudgetUsd));
  const [conversation, setConversation] = useState(String(settings.conversationBudgetUsd));
  const [disclosure, setDisclosure] = useState(settings.disclosure);
  const [line, setLine] = useState(settings.disclosureLine);
  const [problem, setProblem] = useState<string | null>(null);
  const dayUsd = money(day);
  const conversationUsd = money(conversation);
  const wrong = 'Enter dollars from 0 to 10,000, such as 20 or 0.50.';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (dayUsd === null || conversationUsd === null) return;
    const why = await refusal(
      async () =>
        (
          await update({
            variables: {
              input: {
                dayBudgetUsd: dayUsd,
                conversationBudgetUsd: conversationUsd,
                disclosure,
                disclosureLine: line.trim(),
              },
            },
          })
        ).data?.updateAgentSettings,
    );
    setProblem(why);
    if (!why) toast.success('The agents’ settings were saved');
  };
  return (
    <form noValidate onSubmit={submit}>
      {problem ? (
        <Banner tone="danger" announce>
          {problem}
        </Banner>
      ) : null}
      <Section
        title="Budget"
        description="In US dollars, by day (UTC). At 80 % you are warned; at 100 % templates and people answer."
      >
        <div className="flex max-w-110 flex-col gap-4 sm:flex-row">
          <Field label="A day" error={dayUsd === null ? wrong : null} className="flex-1">
            <Input inputMode="decimal" value={day} onChange={(event) => setDay(event.target.value)} />
          </Field>
          <Field label="One conversation" error={conversationUsd === null ? wrong : null} className="flex-1">
            <Input
              inputMode="decimal"
              value={conversation}
              onChange={(event) => setConversation(event.target.value)}
            />
          </Field>
        </div>
      </Section>
      <Section title="Disclosure">
        <div className="flex max-w-110 flex-col gap-4">
          <Switch
            label="Say that a machine helps"
            hint="Stands in the first text of an agent in each conversation. Agents never deny it when asked."
            checked={disclosure}
            onCheckedChange={setDisclosure}
          />
          <Field label="In these words">
            <Textarea
              rows={2}
              maxLength={160}
              value={line}
              onChange={(event) => setLine(event.target.value)}
            />
          </Field>
          <Button type="submit" variant="primary" className="self-start" loading={loading}>
            Save
          </Button>
        </div>
      </Section>
    </form>
  );
}

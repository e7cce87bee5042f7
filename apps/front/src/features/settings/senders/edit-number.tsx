'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Field, Input, Select, toast } from '@og/ui';
import { useState } from 'react';
import { DialogForm } from '@/components/dialog-form';
import { agentName } from '@/components/agents';
import {
  RegistrationsDocument,
  SendersDocument,
  UpdateSenderNumberDocument,
  type SenderNumberFieldsFragment,
} from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { phoneText } from '@/lib/phone-text';
import { tenDlcStates, wordsOfUse } from './registration-words';
import { DailyCapField, dailyCapOf, dailyCapProblem, SenderDialog, WarmUpSwitch } from './sender-fields';
import { wholeNumberProblem } from './whole-number';

const none = 'none';
/** Neva writes to nobody. */
const answering = ['GIANNA', 'CATHY', 'SABRINA'] as const;

/** Label, registration, agent, share of a weighted pool, daily limit and warm-up of a number. */
export function EditNumber({ of, onClose }: { of: SenderNumberFieldsFragment | null; onClose: () => void }) {
  return (
    <SenderDialog title={of ? `Number ${phoneText(of.phone)}` : null} onClose={onClose}>
      {of ? <EditForm key={of.id} of={of} onDone={onClose} /> : null}
    </SenderDialog>
  );
}

function EditForm({ of, onDone }: { of: SenderNumberFieldsFragment; onDone: () => void }) {
  const { data } = useQuery(RegistrationsDocument);
  const [update, { loading }] = useMutation(UpdateSenderNumberDocument, {
    refetchQueries: [SendersDocument],
  });
  const [label, setLabel] = useState(of.label ?? '');
  const [registration, setRegistration] = useState(of.tenDlcCampaign?.id ?? none);
  const [weight, setWeight] = useState(String(of.weight));
  const [dailyCap, setDailyCap] = useState(of.dailyCap === null ? '' : String(of.dailyCap));
  const [warmUp, setWarmUp] = useState(of.warmUp !== null);
  const [agent, setAgent] = useState<(typeof answering)[number] | typeof none>(
    answering.find((slug) => slug === of.agent) ?? none,
  );
  const [problem, setProblem] = useState<string | null>(null);
  const campaigns =
    data?.brands.flatMap((brand) =>
      brand.campaigns.map((campaign) => ({ ...campaign, brandName: brand.displayName })),
    ) ?? [];
  const [tried, setTried] = useState(false);
  const problems = {
    dailyCap: dailyCapProblem(dailyCap),
    weight: wholeNumberProblem(weight, { min: 0, max: 1000 }),
  };
  const submit = async () => {
    setTried(true);
    setProblem(null);
    if (problems.dailyCap || problems.weight) return;
    const why = await refusal(async () => {
      const { data: answer } = await update({
        variables: {
          id: of.id,
          input: {
            label: label.trim() || null,
            tenDlcCampaignId: registration === none ? null : registration,
            weight: Number(weight),
            dailyCap: dailyCapOf(dailyCap),
            warmUp,
            agent: agent === none ? null : agent,
          },
        },
      });
      return answer?.updateSenderNumber;
    });
    setProblem(why);
    if (why) return;
    toast.success(`${phoneText(of.phone)} was saved`);
    onDone();
  };
  return (
    <DialogForm problem={problem} submitLabel="Save" loading={loading} onSubmit={submit} onCancel={onDone}>
      <Field label="Label" optional>
        <Input value={label} maxLength={60} onChange={(event) => setLabel(event.target.value)} />
      </Field>
      {of.kind === 'LONG_CODE' ? (
        <Field label="Registered for" hint="A long code sends only within an active 10DLC campaign.">
          <Select
            value={registration}
            options={[
              { value: none, label: 'Not registered' },
              // What it has is named also before the list is there, or when it cannot be read.
              ...(of.tenDlcCampaign && !campaigns.some(({ id }) => id === of.tenDlcCampaign?.id)
                ? [{ value: of.tenDlcCampaign.id, label: wordsOfUse(of.tenDlcCampaign.useCase) }]
                : []),
              ...campaigns.map((campaign) => ({
                value: campaign.id,
                label: `${campaign.brandName}: ${wordsOfUse(campaign.useCase)}`,
                hint: tenDlcStates[campaign.state].label,
              })),
            ]}
            onValueChange={setRegistration}
          />
        </Field>
      ) : null}
      <Field label="Agent" hint="Answers who writes to this number, until the conversation is handed on.">
        <Select
          value={agent}
          options={[
            {
              value: none,
              label: 'Whoever fits',
              hint: 'By who wrote last, the count of replies and their words.',
            },
            ...answering.map((slug) => ({ value: slug, label: agentName(slug) })),
          ]}
          onValueChange={setAgent}
        />
      </Field>
      <DailyCapField
        value={dailyCap}
        onChange={setDailyCap}
        error={tried ? problems.dailyCap : undefined}
        hint="Beside what carriers and the warm-up allow."
      />
      <Field
        label="Weight in weighted pools"
        error={tried ? problems.weight : undefined}
        hint="A number with weight 2 sends twice as much as one with 1."
      >
        <Input inputMode="numeric" value={weight} onChange={(event) => setWeight(event.target.value)} />
      </Field>
      <WarmUpSwitch what="number" checked={warmUp} onChange={setWarmUp} />
    </DialogForm>
  );
}

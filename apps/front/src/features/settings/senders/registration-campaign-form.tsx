'use client';
import { useMutation } from '@apollo/client/react';
import { Field, Input, Select, Textarea, toast } from '@og/ui';
import { useState } from 'react';
import { DialogForm } from '@/components/dialog-form';
import {
  CreateTenDlcCampaignDocument,
  RegistrationsDocument,
  UpdateTenDlcCampaignDocument,
  type BrandFieldsFragment as Brand,
  type TenDlcCampaignFieldsFragment as TenDlcCampaign,
} from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { campaignProblems, registryUses, wordsOfUse } from './registration-words';

/** What the texts of a brand are for, with samples, within the registry's lengths. */
export function CampaignForm({
  brand,
  campaign,
  onDone,
}: {
  brand: Brand;
  campaign: TenDlcCampaign | null;
  onDone: () => void;
}) {
  const options = { refetchQueries: [RegistrationsDocument] };
  const [create, creating] = useMutation(CreateTenDlcCampaignDocument, options);
  const [update, updating] = useMutation(UpdateTenDlcCampaignDocument, options);
  const known = (campaign?.details ?? {}) as Record<string, string>;
  const [useCase, setUseCase] = useState<string>(campaign?.useCase ?? 'MARKETING');
  const [description, setDescription] = useState(campaign?.description ?? '');
  const [messageFlow, setMessageFlow] = useState(campaign?.messageFlow ?? '');
  const [samples, setSamples] = useState<string[]>([...(campaign?.samples ?? []), '', ''].slice(0, 5));
  const [privacy, setPrivacy] = useState(known['privacyPolicyLink'] ?? '');
  const [terms, setTerms] = useState(known['termsAndConditionsLink'] ?? '');
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const problems = tried ? campaignProblems({ description, messageFlow, samples }) : {};
  const submit = async () => {
    setTried(true);
    if (Object.keys(campaignProblems({ description, messageFlow, samples })).length > 0) return;
    const input = {
      brandId: brand.id,
      useCase,
      description: description.trim(),
      messageFlow: messageFlow.trim(),
      samples: samples.map((text) => text.trim()).filter(Boolean),
      details: {
        ...known,
        privacyPolicyLink: privacy.trim() || null,
        termsAndConditionsLink: terms.trim() || null,
      },
    };
    const why = await refusal(async () =>
      campaign
        ? (await update({ variables: { id: campaign.id, input } })).data?.updateTenDlcCampaign
        : (await create({ variables: { input } })).data?.createTenDlcCampaign,
    );
    setProblem(why);
    if (why) return;
    toast.success('Saved');
    onDone();
  };
  return (
    <DialogForm
      problem={problem}
      submitLabel="Save draft"
      loading={creating.loading || updating.loading}
      onSubmit={submit}
      onCancel={onDone}
    >
      <Field label="Use">
        <Select
          value={useCase}
          options={[...new Set([useCase, ...registryUses])].map((value) => ({
            value,
            label: wordsOfUse(value),
          }))}
          onValueChange={setUseCase}
        />
      </Field>
      <Field label="What is sent and why" error={problems.description} hint="40 to 4,096 characters.">
        <Textarea rows={3} value={description} onChange={(event) => setDescription(event.target.value)} />
      </Field>
      <Field
        label="How people agree to it"
        error={problems.messageFlow}
        hint="The form, its words, and where it stands. 40 to 4,096 characters."
      >
        <Textarea rows={3} value={messageFlow} onChange={(event) => setMessageFlow(event.target.value)} />
      </Field>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 text-13 font-medium">Sample messages</legend>
        {samples.map((sample, index) => (
          <Field
            key={index}
            label={`Sample ${index + 1}`}
            optional={index > 0}
            error={index === 0 ? problems.samples : undefined}
          >
            <Textarea
              rows={2}
              value={sample}
              onChange={(event) => setSamples(samples.with(index, event.target.value))}
            />
          </Field>
        ))}
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Privacy policy" optional hint="SignalHouse asks for both links.">
          <Input type="url" value={privacy} onChange={(event) => setPrivacy(event.target.value)} />
        </Field>
        <Field label="Terms" optional>
          <Input type="url" value={terms} onChange={(event) => setTerms(event.target.value)} />
        </Field>
      </div>
    </DialogForm>
  );
}

'use client';
import { useMutation } from '@apollo/client/react';
import { Field, Input, Select, toast } from '@og/ui';
import { useState } from 'react';
import { DialogForm } from '@/components/dialog-form';
import {
  RecordBrandDocument,
  RecordTenDlcDocument,
  RegistrationsDocument,
  type BrandFieldsFragment,
  type BrandState,
  type TenDlcCampaignFieldsFragment,
  type TenDlcState,
} from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { wholeNumberProblem } from './whole-number';
import { brandStates, tenDlcStates } from './registration-words';

type Of =
  | { kind: 'brand'; row: BrandFieldsFragment }
  | { kind: 'campaign'; row: TenDlcCampaignFieldsFragment };

/** Notes what a vendor's own console shows of a registration that was made there. */
export function RecordForm({ of, onDone }: { of: Of; onDone: () => void }) {
  const options = { refetchQueries: [RegistrationsDocument] };
  const [recordBrand, brand] = useMutation(RecordBrandDocument, options);
  const [recordCampaign, campaign] = useMutation(RecordTenDlcDocument, options);
  const [providerId, setProviderId] = useState(of.row.providerId ?? '');
  const [state, setState] = useState<string>(of.row.state);
  const [score, setScore] = useState(of.kind === 'brand' ? String(of.row.trustScore ?? '') : '');
  const [problem, setProblem] = useState<string | null>(null);
  const words = of.kind === 'brand' ? brandStates : tenDlcStates;
  const scoreProblem = wholeNumberProblem(score, { min: 0, max: 100, optional: true });
  const submit = async () => {
    setProblem(null);
    if (scoreProblem) return;
    const why = await refusal(async () =>
      of.kind === 'brand'
        ? (
            await recordBrand({
              variables: {
                id: of.row.id,
                input: {
                  providerId: providerId.trim(),
                  brandState: state as BrandState,
                  trustScore: score.trim() === '' ? null : Number(score),
                },
              },
            })
          ).data?.recordBrandRegistration
        : (
            await recordCampaign({
              variables: {
                id: of.row.id,
                input: { providerId: providerId.trim(), campaignState: state as TenDlcState },
              },
            })
          ).data?.recordTenDlcRegistration,
    );
    setProblem(why);
    if (why) return;
    toast.success('Noted');
    onDone();
  };
  return (
    <DialogForm
      problem={problem}
      submitLabel="Note it"
      loading={brand.loading || campaign.loading}
      onSubmit={submit}
      onCancel={onDone}
    >
      <p className="text-13 text-ink-2">
        Copy what the vendor’s console shows. You answer for it: sending without a registration is blocked by
        carriers.
      </p>
      <Field label={of.kind === 'brand' ? 'Brand id' : 'Campaign id'}>
        <Input
          value={providerId}
          autoComplete="off"
          spellCheck={false}
          placeholder={of.kind === 'brand' ? 'BN…' : 'CM…'}
          onChange={(event) => setProviderId(event.target.value)}
        />
      </Field>
      <Field label="State there">
        <Select
          value={state}
          options={Object.entries(words).map(([value, { label, says }]) => ({ value, label, hint: says }))}
          onValueChange={setState}
        />
      </Field>
      {of.kind === 'brand' ? (
        <Field
          label="Trust score"
          optional
          error={scoreProblem}
          hint="0 to 100; empty when it was not vetted."
        >
          <Input inputMode="numeric" value={score} onChange={(event) => setScore(event.target.value)} />
        </Field>
      ) : null}
    </DialogForm>
  );
}

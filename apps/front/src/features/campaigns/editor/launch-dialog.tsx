'use client';
import { useMutation } from '@apollo/client/react';
import { Button, Dialog, Field, formatCount, Input, RadioGroup } from '@og/ui';
import { useState } from 'react';
import {
  LaunchCampaignDocument,
  type ForecastFieldsFragment,
  type LaunchCampaignMutation,
} from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { counted } from '@/lib/counted';
import { formatMoment } from '@/lib/format';
import { money } from '../forecast/money';

/** From here on the size of the audience must be typed. */
const typedAbove = 1000;
/** Enough to see harm, few enough to bear it. */
const usualCanary = 20;

type NotReady = Extract<LaunchCampaignMutation['launchCampaign'], { __typename: 'CampaignNotReady' }>;

interface LaunchDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  campaign: { id: string; name: string };
  forecast: ForecastFieldsFragment | null;
  onLaunched: () => void;
  onNotReady: (problems: NotReady['problems']) => void;
}

/** The last question before anything is sent: everybody, or a few first. */
export function LaunchDialog({ open, onOpenChange, campaign, forecast, ...answers }: LaunchDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Launch “${campaign.name}”?`}
      initialFocus="control"
    >
      {forecast ? (
        <LaunchForm
          campaign={campaign}
          forecast={forecast}
          onCancel={() => onOpenChange(false)}
          {...answers}
        />
      ) : null}
    </Dialog>
  );
}

interface LaunchFormProps extends Pick<LaunchDialogProps, 'campaign' | 'onLaunched' | 'onNotReady'> {
  forecast: ForecastFieldsFragment;
  onCancel: () => void;
}

function LaunchForm({ campaign, forecast, onCancel, onLaunched, onNotReady }: LaunchFormProps) {
  const { audience, eligible, held } = forecast;
  const runs = eligible + held;
  const [launch, { loading }] = useMutation(LaunchCampaignDocument);
  const [how, setHow] = useState<'all' | 'canary'>('all');
  const [size, setSize] = useState(Math.max(1, Math.min(usualCanary, runs - 1)));
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const needsTyping = audience > typedAbove;
  const badSize = how === 'canary' && (size < 1 || size >= runs);
  const blocked = badSize || (needsTyping && typed.replaceAll(/[,\s]/g, '') !== String(audience));

  const start = async () => {
    if (blocked || loading) return;
    setProblem(null);
    try {
      const { data } = await launch({
        variables: {
          id: campaign.id,
          input: {
            confirmCount: needsTyping ? audience : null,
            canarySize: how === 'canary' ? size : null,
          },
        },
      });
      const result = data?.launchCampaign;
      if (result?.__typename === 'Campaign') onLaunched();
      else if (result?.__typename === 'CampaignNotReady') onNotReady(result.problems);
      else
        setProblem(
          result?.message ?? 'The server did not answer. Look at the campaign before you try again.',
        );
    } catch (fault) {
      setProblem(friendlyError(fault).message);
    }
  };

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <p className="text-14 text-ink-2">
        {formatCount(eligible)} of {counted(audience, 'lead')} {eligible === 1 ? 'gets' : 'get'} messages,{' '}
        {counted(held, 'waits until a rule allows it', 'wait until a rule allows them')}. About{' '}
        {money(forecast.costMicros, forecast.currency)}
        {forecast.startsAt ? `, from ${formatMoment(forecast.startsAt)}` : ''}. You can pause at any time.
      </p>
      <RadioGroup
        label="How many first"
        value={how}
        onValueChange={setHow}
        options={[
          { value: 'all', label: runs === 1 ? 'At once' : `All ${formatCount(runs)} at once` },
          {
            value: 'canary',
            label: 'A few first, the rest when all is well',
            hint: 'The rest waits until deliveries and opt-outs of the first look good, or until you release it.',
            disabled: runs < 2,
          },
        ]}
      />
      {how === 'canary' ? (
        <Field
          label="Leads to write to first"
          className="w-52"
          error={badSize ? `From 1 to ${formatCount(runs - 1)}.` : undefined}
        >
          <Input
            type="number"
            min={1}
            max={runs - 1}
            value={Number.isNaN(size) ? '' : size}
            onChange={(event) => setSize(Math.trunc(Number(event.target.value)))}
          />
        </Field>
      ) : null}
      {needsTyping ? (
        <Field
          label={
            <span>
              Type <strong className="font-mono">{audience}</strong>, the size of the audience
            </span>
          }
        >
          <Input
            value={typed}
            inputMode="numeric"
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
          />
        </Field>
      ) : null}
      {problem ? (
        <p role="alert" className="text-13 text-danger">
          {problem}
        </p>
      ) : null}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" loading={loading} disabled={blocked}>
          {how === 'canary' && !badSize ? `Launch ${formatCount(size)} first` : 'Launch campaign'}
        </Button>
      </div>
    </form>
  );
}

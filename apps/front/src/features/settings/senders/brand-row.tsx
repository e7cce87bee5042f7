'use client';
import { useMutation } from '@apollo/client/react';
import { Button, StatusChip, toast } from '@og/ui';
import { RoleGate } from '@/components/role-gate';
import {
  SubmitBrandDocument,
  SubmitTenDlcCampaignDocument,
  type BrandFieldsFragment as Brand,
  type TenDlcCampaignFieldsFragment as TenDlcCampaign,
} from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { formatMoment } from '@/lib/format';
import { phoneText } from '@/lib/phone-text';
import type { RegistrationForm } from './registration-dialog';
import { brandStates, inFormWords, tenDlcStates, wordsOfUse } from './registration-words';

/** A business as the registry knows it, with its uses and what can be done about each. */
export function BrandRow({ brand, onOpen }: { brand: Brand; onOpen: (form: RegistrationForm) => void }) {
  const [submit, { loading }] = useMutation(SubmitBrandDocument);
  const state = brandStates[brand.state];
  const handIn = async () => {
    const why = await refusal(async () => (await submit({ variables: { id: brand.id } })).data?.submitBrand);
    if (why) toast.error(inFormWords(why));
    else toast.success(`${brand.displayName} was handed in`);
  };
  return (
    <li className="flex flex-col gap-2 border-b py-3 last:border-b-0">
      <span className="flex flex-wrap items-start gap-x-3">
        <span className="flex min-w-0 flex-1 basis-60 flex-col gap-0.5 py-1.5">
          <span className="font-medium">{brand.displayName}</span>
          <span className="text-12 text-ink-3 tabular-nums">
            {brand.companyName}
            {brand.trustScore === null ? '' : ` · trust score ${brand.trustScore}`} ·{' '}
            {brand.segmentsToday.toLocaleString('en-US')} of {brand.dailySegmentCap.toLocaleString('en-US')}{' '}
            segments today
          </span>
          <span className="text-12 text-ink-2">
            {brand.stateReason ?? state.says}
            {brand.checkedAt ? ` Asked ${formatMoment(brand.checkedAt)}.` : ''}
          </span>
        </span>
        <span className="flex min-h-8 items-center">
          <StatusChip tone={state.tone}>{state.label}</StatusChip>
        </span>
        <RoleGate atLeast="ADMIN" what="Registering" fallback={null}>
          <span className="flex flex-wrap gap-1">
            {brand.state === 'DRAFT' || brand.state === 'FAILED' ? (
              <>
                <Button variant="ghost" onClick={() => onOpen({ what: 'brand', brand })}>
                  Edit<span className="sr-only"> {brand.displayName}</span>
                </Button>
                <Button loading={loading} onClick={() => void handIn()}>
                  Hand in<span className="sr-only"> {brand.displayName}</span>
                </Button>
              </>
            ) : null}
            <Button variant="ghost" onClick={() => onOpen({ what: 'record-brand', brand })}>
              Record registration<span className="sr-only">: {brand.displayName}</span>
            </Button>
            <Button onClick={() => onOpen({ what: 'campaign', brand, campaign: null })}>
              New use<span className="sr-only"> of {brand.displayName}</span>
            </Button>
          </span>
        </RoleGate>
      </span>
      {brand.campaigns.length > 0 ? (
        <ul aria-label={`Uses of ${brand.displayName}`} className="flex flex-col border-l-2 pl-3">
          {brand.campaigns.map((campaign) => (
            <CampaignRow key={campaign.id} campaign={campaign} brand={brand} onOpen={onOpen} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}

function CampaignRow({
  campaign,
  brand,
  onOpen,
}: {
  campaign: TenDlcCampaign;
  brand: Brand;
  onOpen: (form: RegistrationForm) => void;
}) {
  const [submit, { loading }] = useMutation(SubmitTenDlcCampaignDocument);
  const state = tenDlcStates[campaign.state];
  const handIn = async () => {
    const why = await refusal(
      async () => (await submit({ variables: { id: campaign.id } })).data?.submitTenDlcCampaign,
    );
    if (why) toast.error(inFormWords(why));
    else toast.success(`${wordsOfUse(campaign.useCase)} was handed in`);
  };
  return (
    <li className="flex flex-wrap items-start gap-x-3">
      <span className="flex min-w-0 flex-1 basis-56 flex-col gap-0.5 py-1.5">
        <span className="text-13 font-medium">{wordsOfUse(campaign.useCase)}</span>
        <span className="text-12 text-ink-3 tabular-nums">
          {campaign.segmentsPerSecond} segments a second ·{' '}
          {campaign.numbers.length === 0
            ? 'no numbers: choose it at a number, under Edit'
            : campaign.numbers.map((number) => phoneText(number.phone)).join(', ')}
        </span>
        <span className="text-12 text-ink-2">{campaign.stateReason ?? state.says}</span>
      </span>
      <span className="flex min-h-8 items-center">
        <StatusChip tone={state.tone}>{state.label}</StatusChip>
      </span>
      <RoleGate atLeast="ADMIN" what="Registering" fallback={null}>
        <span className="flex flex-wrap gap-1">
          {campaign.state === 'DRAFT' || campaign.state === 'REJECTED' ? (
            <>
              <Button variant="ghost" onClick={() => onOpen({ what: 'campaign', brand, campaign })}>
                Edit<span className="sr-only"> {wordsOfUse(campaign.useCase)}</span>
              </Button>
              <Button loading={loading} onClick={() => void handIn()}>
                Hand in<span className="sr-only"> {wordsOfUse(campaign.useCase)}</span>
              </Button>
            </>
          ) : null}
          <Button variant="ghost" onClick={() => onOpen({ what: 'record-campaign', campaign })}>
            Record registration<span className="sr-only">: {wordsOfUse(campaign.useCase)}</span>
          </Button>
        </span>
      </RoleGate>
    </li>
  );
}

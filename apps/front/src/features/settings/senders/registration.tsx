'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Dialog, EmptyState, Section, SkeletonRows, StatusChip, toast } from '@og/ui';
import { BadgeCheck } from 'lucide-react';
import { useState } from 'react';
import { QueryError } from '@/components/query-error';
import { RoleGate } from '@/components/role-gate';
import {
  RefreshRegistrationsDocument,
  RegistrationsDocument,
  SubmitBrandDocument,
  SubmitTenDlcCampaignDocument,
  type BrandFieldsFragment as Brand,
  type TenDlcCampaignFieldsFragment as TenDlcCampaign,
} from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { refusal } from '@/lib/apollo/refusal';
import { formatMoment } from '@/lib/format';
import { BrandForm } from './brand-form';
import { CampaignForm } from './registration-campaign-form';
import { RecordForm } from './record-form';
import { brandStates, inFormWords, tenDlcStates, wordsOfUse } from './registration-words';

type Open =
  | { what: 'brand'; brand: Brand | null }
  | { what: 'campaign'; brand: Brand; campaign: TenDlcCampaign | null }
  | { what: 'record-brand'; brand: Brand }
  | { what: 'record-campaign'; campaign: TenDlcCampaign };

/** What US carriers know of the business: without it a long code sends nothing. */
export function Registration() {
  const { data, error, refetch } = useQuery(RegistrationsDocument, { fetchPolicy: 'cache-and-network' });
  const [refresh, refreshing] = useMutation(RefreshRegistrationsDocument);
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const brands = data?.brands;
  return (
    <Section
      title="10DLC registration"
      description="US carriers let a long code send only for a registered brand and use."
      actions={
        <RoleGate atLeast="ADMIN" what="Registering" fallback={null}>
          <span className="flex flex-wrap gap-1">
            {brands && brands.length > 0 ? (
              <Button
                variant="ghost"
                loading={refreshing.loading}
                onClick={() =>
                  void refresh().then(
                    () => toast.success('The vendors were asked'),
                    (problem: unknown) => toast.error(friendlyError(problem).message),
                  )
                }
              >
                Ask the vendors
              </Button>
            ) : null}
            <Button onClick={() => setOpen({ what: 'brand', brand: null })}>New brand</Button>
          </span>
        </RoleGate>
      }
    >
      {brands ? (
        brands.length === 0 ? (
          <EmptyState icon={<BadgeCheck />} title="No brand is registered">
            Begin with the business itself, then say what its texts are for.
          </EmptyState>
        ) : (
          <ul className="flex flex-col">
            {brands.map((brand) => (
              <BrandRow key={brand.id} brand={brand} onOpen={setOpen} />
            ))}
          </ul>
        )
      ) : error ? (
        <QueryError what="Registrations" error={error} onRetry={refetch} />
      ) : (
        <SkeletonRows rows={2} density="relaxed" />
      )}
      <Dialog
        open={open !== null}
        onOpenChange={(on) => !on && close()}
        title={
          open?.what === 'brand'
            ? (open.brand?.displayName ?? 'New brand')
            : open?.what === 'campaign'
              ? open.campaign
                ? wordsOfUse(open.campaign.useCase)
                : `What texts of ${open.brand.displayName} are for`
              : 'Record a registration made elsewhere'
        }
      >
        {open?.what === 'brand' ? <BrandForm brand={open.brand} onDone={close} /> : null}
        {open?.what === 'campaign' ? (
          <CampaignForm brand={open.brand} campaign={open.campaign} onDone={close} />
        ) : null}
        {open?.what === 'record-brand' ? (
          <RecordForm of={{ kind: 'brand', row: open.brand }} onDone={close} />
        ) : null}
        {open?.what === 'record-campaign' ? (
          <RecordForm of={{ kind: 'campaign', row: open.campaign }} onDone={close} />
        ) : null}
      </Dialog>
    </Section>
  );
}

function BrandRow({ brand, onOpen }: { brand: Brand; onOpen: (open: Open) => void }) {
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
  onOpen: (open: Open) => void;
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
            ? 'no numbers'
            : campaign.numbers.map((number) => number.phone).join(', ')}
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

'use client';
import { Dialog } from '@og/ui';
import type {
  BrandFieldsFragment as Brand,
  TenDlcCampaignFieldsFragment as TenDlcCampaign,
} from '@/gql/graphql';
import { BrandForm } from './brand-form';
import { RecordForm } from './record-form';
import { CampaignForm } from './registration-campaign-form';
import { wordsOfUse } from './registration-words';

/** Which form of the registration is open, and about what; null for something new. */
export type RegistrationForm =
  | { what: 'brand'; brand: Brand | null }
  | { what: 'campaign'; brand: Brand; campaign: TenDlcCampaign | null }
  | { what: 'record-brand'; brand: Brand }
  | { what: 'record-campaign'; campaign: TenDlcCampaign };

/** The form that was asked for, under its title. */
export function RegistrationDialog({
  open,
  onClose,
}: {
  open: RegistrationForm | null;
  onClose: () => void;
}) {
  return (
    <Dialog
      open={open !== null}
      onOpenChange={(on) => !on && onClose()}
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
      {open?.what === 'brand' ? <BrandForm brand={open.brand} onDone={onClose} /> : null}
      {open?.what === 'campaign' ? (
        <CampaignForm brand={open.brand} campaign={open.campaign} onDone={onClose} />
      ) : null}
      {open?.what === 'record-brand' ? (
        <RecordForm of={{ kind: 'brand', row: open.brand }} onDone={onClose} />
      ) : null}
      {open?.what === 'record-campaign' ? (
        <RecordForm of={{ kind: 'campaign', row: open.campaign }} onDone={onClose} />
      ) : null}
    </Dialog>
  );
}

'use client';
import { Button, buttonClass } from '@og/ui';
import { FileCheck2, Megaphone, Phone } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { lazyDialog } from '@/components/lazy-dialog';
import { NextActionButton } from '@/features/next-action';
import type { LeadDetailsFragment } from '@/gql/graphql';
import { useMe } from '@/lib/session/use-me';

const EditLeadDialog = lazyDialog(
  () => import('../dialogs/edit-lead-dialog').then((file) => file.EditLeadDialog),
  ({ open }) => open,
);
const RecordConsentDialog = lazyDialog(
  () => import('../dialogs/record-consent-dialog').then((file) => file.RecordConsentDialog),
  ({ open }) => open,
);

/** The next best action as a button; nothing when there is none or the role may not take it. */
export function NextStep({ lead }: { lead: LeadDetailsFragment }) {
  const { can } = useMe();
  const [open, setOpen] = useState(false);
  const action = lead.nextAction;
  switch (action?.kind) {
    case 'NONE':
      return null;
    case 'CAMPAIGN':
      return can('campaigns.write') ? (
        <Link
          href={`/campaigns/new?filter=${encodeURIComponent(JSON.stringify({ ids: [lead.id] }))}`}
          className={buttonClass('primary')}
        >
          <Megaphone aria-hidden />
          Add to campaign
        </Link>
      ) : null;
    case 'CONSENT':
      return can('leads.write') ? (
        <>
          <Button variant="primary" icon={<FileCheck2 aria-hidden />} onClick={() => setOpen(true)}>
            Record consent
          </Button>
          <RecordConsentDialog leadId={lead.id} open={open} onOpenChange={setOpen} />
        </>
      ) : null;
    case 'ADDRESS':
      return can('leads.write') ? (
        <>
          <Button variant="primary" icon={<Phone aria-hidden />} onClick={() => setOpen(true)}>
            Add phone or e-mail
          </Button>
          <EditLeadDialog lead={lead} open={open} onOpenChange={setOpen} />
        </>
      ) : null;
    default:
      return action ? <NextActionButton lead={lead} action={action} /> : null;
  }
}

'use client';
import { Button, buttonClass } from '@og/ui';
import { FileCheck2, Megaphone, MessageSquare, Phone } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { lazyDialog } from '@/components/lazy-dialog';
import type { LeadDetailsFragment } from '@/gql/graphql';
import { useMe } from '@/lib/session/use-me';
import { nextActionOf } from './next-best-action';

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
  const action = nextActionOf(lead);
  switch (action.kind) {
    case 'reply':
      return (
        <Link href={action.href} className={buttonClass('primary')}>
          <MessageSquare aria-hidden />
          Answer now
        </Link>
      );
    case 'conversation':
      return (
        <Link href={action.href} className={buttonClass('primary')}>
          <MessageSquare aria-hidden />
          Open conversation
        </Link>
      );
    case 'campaign':
      return can('campaigns.write') ? (
        <Link href={action.href} className={buttonClass('primary')}>
          <Megaphone aria-hidden />
          Add to campaign
        </Link>
      ) : null;
    case 'consent':
      return can('leads.write') ? (
        <>
          <Button variant="primary" icon={<FileCheck2 aria-hidden />} onClick={() => setOpen(true)}>
            Record consent
          </Button>
          <RecordConsentDialog leadId={lead.id} open={open} onOpenChange={setOpen} />
        </>
      ) : null;
    case 'address':
      return can('leads.write') ? (
        <>
          <Button variant="primary" icon={<Phone aria-hidden />} onClick={() => setOpen(true)}>
            Add phone or e-mail
          </Button>
          <EditLeadDialog lead={lead} open={open} onOpenChange={setOpen} />
        </>
      ) : null;
    case 'none':
      return null;
  }
}

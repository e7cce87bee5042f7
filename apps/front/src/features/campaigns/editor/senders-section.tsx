'use client';
import { Checkbox, RadioGroup, Section, Select, SkeletonRows } from '@og/ui';
import Link from 'next/link';
import type { SectionProps } from './sections';

const any = 'any';
const none = 'none';

/** From where the campaign writes: numbers for texts, one mailbox for e-mails. */
export function SendersSection({ draft, change, choices }: SectionProps) {
  const sends = (type: 'SMS' | 'EMAIL') => draft.steps.some((step) => step.type === type);
  return (
    <Section
      title="Senders"
      description="Leads are spread over the numbers of one pool; a lead keeps the number it was first written from."
    >
      {choices ? (
        <>
          <RadioGroup
            label="Pool"
            value={draft.senderPoolId ?? any}
            onValueChange={(id) => change({ senderPoolId: id === any ? null : id })}
            options={[
              { value: any, label: 'Any active number of the workspace' },
              ...choices.senderPools.map((pool) => {
                const active = pool.numbers.filter((number) => number.state === 'ACTIVE').length;
                return {
                  value: pool.id,
                  label: pool.name,
                  hint: `${active} of ${pool.numbers.length} numbers active`,
                };
              }),
            ]}
          />
          {sends('EMAIL') || draft.senderMailboxId ? (
            <MailboxChoice draft={draft} change={change} mailboxes={choices.senderMailboxes} />
          ) : null}
          <Checkbox
            label="Count who opens links"
            hint="Links in texts and e-mails go through an address of your own, so that branches and reports know who opened them. Public link shorteners are never used."
            checked={draft.trackLinks}
            onCheckedChange={(trackLinks) => change({ trackLinks })}
          />
        </>
      ) : (
        <SkeletonRows rows={3} />
      )}
      <Link href="/settings/senders" className="self-start rounded-sm text-13 underline underline-offset-2">
        Settings of numbers, pools and mailboxes
      </Link>
    </Section>
  );
}

interface MailboxChoiceProps extends Pick<SectionProps, 'draft' | 'change'> {
  mailboxes: NonNullable<SectionProps['choices']>['senderMailboxes'];
}

/** The mailbox that e-mails come from, and that answers go to. */
function MailboxChoice({ draft, change, mailboxes }: MailboxChoiceProps) {
  const usable = mailboxes.filter(({ state, id }) => state === 'ACTIVE' || id === draft.senderMailboxId);
  return (
    <div className="flex flex-col gap-1.5">
      <span className="text-13 font-medium">Mailbox of the e-mails</span>
      <Select
        aria-label="Mailbox of the e-mails"
        className="max-w-90"
        value={draft.senderMailboxId ?? none}
        options={[
          { value: none, label: usable.length ? 'Not chosen yet' : 'No mailbox is ready' },
          ...usable.map(({ id, address, displayName, domain }) => ({
            value: id,
            label: `${displayName} <${address}>${domain.state === 'VERIFIED' ? '' : ', domain not verified'}`,
          })),
        ]}
        onValueChange={(id) => change({ senderMailboxId: id === none ? null : id })}
      />
    </div>
  );
}

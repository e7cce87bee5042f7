'use client';
import { buttonClass, RadioGroup, Section, SkeletonRows } from '@og/ui';
import Link from 'next/link';
import type { SectionProps } from './sections';

const any = 'any';

/** The numbers the campaign may use. */
export function SendersSection({ draft, change, choices }: SectionProps) {
  return (
    <Section
      title="Senders"
      description="Leads are spread over the numbers of one pool; a lead keeps the number it was first written from."
    >
      {choices ? (
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
      ) : (
        <SkeletonRows rows={3} />
      )}
      <Link href="/settings/senders" className={buttonClass('ghost', 'md', 'self-start')}>
        Numbers and pools
      </Link>
    </Section>
  );
}

import { buttonClass, Section } from '@og/ui';
import { Circle, CircleCheck } from 'lucide-react';
import { HoverLink } from '@/components/hover-link';
import type { HomeQuery } from '@/gql/graphql';

/** What stands between a new workspace and its first reply; each line is checked against real data. */
export function NextSteps({
  home,
}: {
  home: Pick<HomeQuery['home'], 'hasSender' | 'hasLeads' | 'hasCampaign'>;
}) {
  const steps = [
    {
      done: home.hasSender,
      label: 'Add a number to send from',
      href: '/settings/senders',
      action: 'Add number',
    },
    {
      done: home.hasLeads,
      label: 'Import leads from a CSV file',
      href: '/leads/import',
      action: 'Import leads',
    },
    {
      done: home.hasCampaign,
      label: 'Launch the first campaign',
      href: '/campaigns',
      action: 'Open campaigns',
    },
  ];
  const next = steps.findIndex((step) => !step.done);
  return (
    <Section title="Get to the first reply">
      <ol className="flex flex-col">
        {steps.map((step, index) => (
          <li key={step.href} className="flex min-h-13 items-center gap-3 border-b last:border-b-0">
            {step.done ? (
              <CircleCheck aria-label="Done" className="size-4 text-success" />
            ) : (
              <Circle aria-label="To do" className="size-4 text-ink-3" />
            )}
            <span className={step.done ? 'flex-1 text-ink-3' : 'flex-1'}>{step.label}</span>
            {step.done ? null : (
              <HoverLink href={step.href} className={buttonClass(index === next ? 'primary' : 'secondary')}>
                {step.action}
              </HoverLink>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

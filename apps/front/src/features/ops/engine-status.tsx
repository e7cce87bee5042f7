'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Banner, Button, Section, Skeleton, Stat, StatusChip } from '@og/ui';
import { OctagonX } from 'lucide-react';
import { useState } from 'react';
import { AskFirst } from '@/components/ask-first';
import { QueryError } from '@/components/query-error';
import { EngineDocument, SetKillSwitchDocument, type EngineQuery } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { useRenewed } from '@/lib/events/use-renewed';
import { formatMoment } from '@/lib/format';
import { useMe } from '@/lib/session/use-me';

type Engine = EngineQuery['engine'];

/** Whether anything may leave, how much waits, and the switch that stops it all. */
export function EngineStatus() {
  const { data, error, refetch } = useQuery(EngineDocument, {
    fetchPolicy: 'cache-and-network',
    pollInterval: 15_000,
  });
  useRenewed(['message', 'campaign', 'team'], refetch, 2_000);
  const engine = data?.engine;
  return (
    <Section title="Engine" actions={engine ? <KillSwitch on={engine.killSwitch} /> : null}>
      {engine ? (
        <div className="flex flex-col gap-4">
          <Standing engine={engine} />
          <dl className="grid grid-cols-3 gap-x-6 gap-y-5 md:max-w-120">
            <Fact label="Ready to send" value={engine.ready} />
            <Fact label="On the way" value={engine.inFlight} />
            <Fact label="In doubt" value={engine.unknown} needsYou={engine.unknown > 0} />
          </dl>
        </div>
      ) : error ? (
        <QueryError what="The engine’s state" error={error} onRetry={refetch} />
      ) : (
        <Skeleton className="h-24" />
      )}
    </Section>
  );
}

function Fact({ label, ...stat }: { label: string; value: number; needsYou?: boolean }) {
  return (
    <div>
      <dt className="sr-only">{label}</dt>
      <dd>
        <Stat label={<span aria-hidden>{label}</span>} {...stat} />
      </dd>
    </div>
  );
}

function Standing({ engine }: { engine: Engine }) {
  const sends = engine.mode === 'normal' && !engine.killSwitch;
  return (
    <div className="flex flex-col gap-3">
      <StatusChip tone={sends ? 'success' : 'warn'} className="self-start">
        {engine.mode !== 'normal' ? 'Comparing logs' : engine.killSwitch ? 'Stopped by a person' : 'Sending'}
      </StatusChip>
      {engine.mode === 'normal' ? null : (
        <Banner tone="warn">
          Nothing is sent until the vendors’ logs were compared with the ledger
          {engine.since ? `, since ${formatMoment(engine.since)}` : ''}. {engine.reason}
        </Banner>
      )}
      {engine.killSwitch ? (
        <Banner tone="warn">
          Campaigns send nothing
          {engine.killSwitchSince ? ` since ${formatMoment(engine.killSwitchSince)}` : ''}. What people write
          themselves still goes out, and replies still arrive.
        </Banner>
      ) : null}
    </div>
  );
}

function KillSwitch({ on }: { on: boolean }) {
  const { can } = useMe();
  const [asking, setAsking] = useState(false);
  const [set] = useMutation(SetKillSwitchDocument, { refetchQueries: [EngineDocument] });
  if (!can('campaigns.launch')) return null;
  return (
    <>
      <Button variant={on ? 'primary' : 'secondary'} onClick={() => setAsking(true)}>
        {on ? null : <OctagonX aria-hidden className="text-danger" />}
        {on ? 'Let campaigns send again' : 'Stop all automatic sending'}
      </Button>
      <AskFirst
        about={asking ? on : null}
        title={() => (on ? 'Let campaigns send again?' : 'Stop all automatic sending?')}
        confirmLabel={on ? 'Send again' : 'Stop sending'}
        tone={on ? 'primary' : 'danger'}
        onClose={() => setAsking(false)}
        act={(was) => refusal(async () => (await set({ variables: { on: !was } })).data)}
        done={(was) => (was ? 'Campaigns send again' : 'Nothing is sent by itself any more')}
      >
        <p>
          {on
            ? 'What is due goes out within its lawful hours, at the rates of your numbers.'
            : 'Every campaign of this workspace stops within two seconds; what is already with a provider arrives. Nothing is lost: it goes on when you switch back.'}
        </p>
      </AskFirst>
    </>
  );
}

'use client';
import { useQuery } from '@apollo/client/react';
import { Button, DescriptionList, EmptyState, Skeleton, StatusChip, type Tone } from '@og/ui';
import { CircleCheck, CircleMinus, CircleX, Download, FileQuestion } from 'lucide-react';
import type { ReactNode } from 'react';
import { QueryError } from '@/components/query-error';
import { MessageDecisionDocument, type MessageDecisionQuery } from '@/gql/graphql';
import { formatMoment } from '@/lib/format';
import { clockOf, readZones } from './zones';

type Decision = NonNullable<MessageDecisionQuery['messageDecision']>;

const verdicts: Record<string, { label: string; tone: Tone }> = {
  allow: { label: 'Allowed', tone: 'success' },
  hold: { label: 'Held', tone: 'warn' },
  suppress: { label: 'Barred', tone: 'danger' },
  cancel: { label: 'Cancelled', tone: 'neutral' },
  expire: { label: 'Expired', tone: 'neutral' },
};

/** Why a message was sent, held or barred: rules, zones, consent and what the ledger recorded. */
export function DecisionRecord({ messageId }: { messageId: string }) {
  const { data, error, refetch } = useQuery(MessageDecisionDocument, { variables: { messageId } });
  const decision = data?.messageDecision;
  if (decision) return <Record decision={decision} />;
  if (error) return <QueryError what="The decision" error={error} onRetry={refetch} />;
  if (data) {
    return (
      <EmptyState icon={<FileQuestion aria-hidden />} title="No decision yet">
        This message has not been through the gate: it was received, or it is only planned.
      </EmptyState>
    );
  }
  return (
    <div role="status" className="flex flex-col gap-4">
      <span className="sr-only">Loading</span>
      <Skeleton className="h-6 w-1/3" />
      <Skeleton className="h-24" />
      <Skeleton className="h-40" />
    </div>
  );
}

function Record({ decision }: { decision: Decision }) {
  const verdict = verdicts[decision.verdict.toLowerCase()] ?? {
    label: decision.verdict,
    tone: 'neutral' as const,
  };
  const zones = readZones(decision.zones);
  return (
    <div className="flex flex-col gap-5 text-13">
      <div className="flex flex-col gap-2">
        <div className="flex items-center justify-between gap-2">
          <StatusChip tone={verdict.tone}>{verdict.label}</StatusChip>
          <Button size="sm" icon={<Download aria-hidden />} onClick={() => download(decision)}>
            Export
          </Button>
        </div>
        <p className="text-14">{decision.message}</p>
        <DescriptionList
          items={[
            { term: 'Decided', value: <Moment at={decision.decidedAt} /> },
            {
              term: 'Valid until',
              value: decision.validUntil ? <Moment at={decision.validUntil} /> : 'No limit',
            },
            { term: 'Sender', value: decision.sender },
            { term: 'Ruleset', value: <code className="font-mono">{decision.ruleset}</code> },
          ]}
        />
        <p className="text-12 text-ink-3">A record of what the system checked; not legal advice.</p>
      </div>
      <Part title="Rules">
        <ol className="flex flex-col">
          {decision.rules.map((rule) => (
            <li key={rule.rule} className="flex gap-2 border-b py-1.5 last:border-b-0">
              <RuleIcon result={rule.result} />
              <span className="flex min-w-0 flex-col">
                <span className="font-medium">{rule.rule.replaceAll('_', ' ')}</span>
                <span className="break-words text-ink-2">{rule.detail}</span>
              </span>
            </li>
          ))}
        </ol>
      </Part>
      <Part title="Where this person may be">
        {zones.length === 0 ? (
          <p className="text-ink-3">No zone was checked</p>
        ) : (
          <ul className="flex flex-col">
            {zones.map((zone) => (
              <li
                key={`${zone.zone} ${zone.state}`}
                className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b py-1.5 last:border-b-0"
              >
                <span className="flex flex-col">
                  <span>
                    {zone.zone}
                    {zone.state ? ` · ${zone.state}` : ''}
                  </span>
                  <span className="text-12 text-ink-3 tabular-nums">
                    {zone.localTime ? `${zone.localTime.slice(11, 16)} there · ` : ''}
                    {zone.window
                      ? `open ${clockOf(zone.window.from)}–${clockOf(zone.window.to)}`
                      : 'closed that day'}
                  </span>
                </span>
                {zone.open === null ? null : (
                  <StatusChip tone={zone.open ? 'success' : 'warn'}>
                    {zone.open ? 'Open' : 'Closed'}
                  </StatusChip>
                )}
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part title="Consent it rests on">
        {decision.consent ? (
          <DescriptionList
            items={[
              { term: 'Source', value: decision.consent.source },
              { term: 'Scope', value: decision.consent.scope },
              { term: 'Evidence', value: decision.consent.evidence },
              { term: 'Recorded', value: <Moment at={decision.consent.recordedAt} /> },
              ...(decision.consent.revokedAt
                ? [{ term: 'Withdrawn', value: <Moment at={decision.consent.revokedAt} /> }]
                : []),
            ]}
          />
        ) : (
          <p className="text-ink-3">None</p>
        )}
      </Part>
      <Part title="Ledger">
        {decision.ledger.length === 0 ? (
          <p className="text-ink-3">No attempt was made</p>
        ) : (
          <ol className="flex flex-col">
            {decision.ledger.map((step, index) => (
              <li
                key={`${step.at} ${step.to} ${index}`}
                className="flex flex-wrap items-baseline justify-between gap-x-3 border-b py-1.5 last:border-b-0"
              >
                <span>
                  {step.from ? <span className="text-ink-3">{step.from} → </span> : null}
                  <span className="font-medium">{step.to}</span>
                  {step.reason ? <span className="text-ink-2"> · {step.reason}</span> : null}
                  {step.attempt > 1 ? <span className="text-ink-3"> · attempt {step.attempt}</span> : null}
                </span>
                <Moment at={step.at} />
              </li>
            ))}
          </ol>
        )}
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h3 className="text-14 font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at} className="text-12 text-ink-2 tabular-nums">
      {formatMoment(at)}
    </time>
  );
}

const results: Record<string, { word: string; icon: ReactNode }> = {
  pass: { word: 'Passed', icon: <CircleCheck aria-hidden className="size-4 text-success" /> },
  fail: { word: 'Failed', icon: <CircleX aria-hidden className="size-4 text-danger" /> },
};

function RuleIcon({ result }: { result: string }) {
  const known = results[result.toLowerCase()];
  return (
    <span className="mt-0.5 shrink-0">
      {known?.icon ?? <CircleMinus aria-hidden className="size-4 text-ink-3" />}
      <span className="sr-only">{known?.word ?? 'Does not apply'}: </span>
    </span>
  );
}

/** Saves the whole record, also what the panel does not show, as one JSON file. */
function download(decision: Decision): void {
  const file = new Blob([`${JSON.stringify(decision, null, 2)}\n`], { type: 'application/json' });
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = `decision-${decision.messageId}.json`;
  link.click();
  URL.revokeObjectURL(url);
}

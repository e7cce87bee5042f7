'use client';
import { Badge, cn, Tooltip } from '@og/ui';
import { CircleCheck, CircleX } from 'lucide-react';
import type { AgentCheckFieldsFragment, DraftEvidenceFragment } from '@/gql/graphql';
import { sentence } from './words';

type Fact = DraftEvidenceFragment['facts'][number];
type Claim = DraftEvidenceFragment['claims'][number];

/** What our code looked at after the model wrote; what failed comes first. */
export function CheckList({ checks }: { checks: readonly AgentCheckFieldsFragment[] }) {
  if (checks.length === 0) return <p className="text-13 text-ink-3">No checks were made.</p>;
  return (
    <ul aria-label="Checks" className="flex flex-wrap gap-x-4 gap-y-1 text-13">
      {checks
        .toSorted((a, b) => Number(a.ok) - Number(b.ok))
        .map(({ check, ok, detail }) => (
          <li
            key={`${check}:${detail ?? ''}`}
            className={cn(
              'flex items-start gap-1.5 [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0',
              ok ? 'text-ink-2' : 'w-full text-danger',
            )}
          >
            {ok ? (
              <CircleCheck aria-label="Good:" className="text-success" />
            ) : (
              <CircleX aria-label="Failed:" />
            )}
            <span className="min-w-0 break-words">
              {sentence(check)}
              {!ok && detail ? `: ${detail}` : null}
            </span>
          </li>
        ))}
    </ul>
  );
}

/** What the text claims, and the fact that each claim rests on. */
export function ClaimList({ claims }: { claims: readonly Claim[] }) {
  if (claims.length === 0)
    return <p className="text-13 text-ink-3">It claims nothing that would need a fact.</p>;
  return (
    <ul aria-label="Claims" className="flex flex-col gap-1 text-13">
      {claims.map(({ text, fact }) => (
        <li key={`${text}:${fact?.id ?? ''}`} className="flex flex-wrap items-baseline gap-x-2">
          <span>“{text}”</span>
          {fact ? (
            <Tooltip label={`From ${sentence(fact.source)}`}>
              <span className="text-ink-3">
                {fact.label}: {fact.value}
              </span>
            </Tooltip>
          ) : (
            <span className="text-danger">no fact says so</span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Everything that the agent was allowed to say. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  if (facts.length === 0) return <p className="text-13 text-ink-3">No facts were given.</p>;
  return (
    <ul aria-label="Facts given" className="flex flex-col gap-1 text-13">
      {facts.map(({ id, label, value, source }) => (
        <li key={id} className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
          <span className="text-ink-3">{label}</span>
          <span className="min-w-0 break-words">{value}</span>
          <Badge>{sentence(source)}</Badge>
        </li>
      ))}
    </ul>
  );
}

/** The word that stands wherever no real model answered. */
export function SimulatedWord({ simulated }: { simulated: boolean }) {
  return simulated ? <Badge>Simulated</Badge> : null;
}

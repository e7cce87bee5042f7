'use client';
import { Button, cn, DescriptionList, StatusChip } from '@og/ui';
import { CircleCheck, CircleMinus, CircleX } from 'lucide-react';
import { useState } from 'react';
import { formatMoment } from '@/lib/format';
import { phoneText, phonesInWords } from '@/lib/phone-text';
import { messageStates } from '@/components/message-states';
import type { MessageState } from '@/gql/graphql';
import { doubtWords } from '@/lib/doubt-words';
import { lineClass, Moment, Part } from './part';
import type { Decision } from './types';
import { capital, consentSource, ruleDetail, ruleName, withoutIds } from './rule-words';
import { byWeight, clockOf, resultWord } from './verdict-words';

/** As the inbox calls the state; one that this version does not know is shown as it is. */
function stateName(state: string): string {
  return messageStates[state.toUpperCase() as MessageState]?.label ?? capital(state);
}

const writers = { moment: formatMoment, state: stateName };

interface PartProps {
  decision: Decision;
}

function RuleIcon({ result }: { result: string }) {
  const known = result.toLowerCase();
  const shape = 'mt-0.5 size-4 shrink-0';
  if (known === 'pass') return <CircleCheck aria-hidden className={cn(shape, 'text-success')} />;
  if (known === 'fail') return <CircleX aria-hidden className={cn(shape, 'text-danger')} />;
  return <CircleMinus aria-hidden className={cn(shape, 'text-ink-3')} />;
}

/** What stood against the message, and behind a button each other rule that was looked at. */
export function RulesPart({ decision }: PartProps) {
  const rules = byWeight(decision.rules);
  const against = rules.filter(({ result }) => /^fail$/i.test(result));
  const passed = rules.filter(({ result }) => /^pass$/i.test(result)).length;
  const rest = rules.length - against.length - passed;
  const [all, setAll] = useState(against.length === 0);
  return (
    <Part title="Rules that were looked at">
      <ol className="flex flex-col">
        {(all ? rules : against).map((rule) => (
          <li key={rule.rule} className={cn('flex gap-2', lineClass)}>
            <RuleIcon result={rule.result} />
            <span className="flex min-w-0 flex-col">
              <span className="font-medium">
                <span className="sr-only">{resultWord(rule.result)}: </span>
                {ruleName(rule.rule)}
              </span>
              <span className="break-words text-ink-2">{ruleDetail(rule.rule, rule.detail, writers)}</span>
            </span>
          </li>
        ))}
      </ol>
      {against.length > 0 && against.length < rules.length ? (
        <Button size="sm" className="self-start" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Only what stood against it' : `And ${passed} passed, ${rest} did not apply`}
        </Button>
      ) : null}
    </Part>
  );
}

/** Every place the person may be in, with its clock and its permitted hours at that moment. */
export function HoursPart({ decision }: PartProps) {
  return (
    <Part title="Places and hours">
      {decision.hours.length === 0 ? (
        <p className="text-ink-3">No place was checked.</p>
      ) : (
        <>
          <ul className="flex flex-col">
            {decision.hours.map((place) => (
              <li
                key={`${place.zone} ${place.state}`}
                className={cn('flex flex-wrap items-center justify-between gap-x-3 gap-y-1', lineClass)}
              >
                <span className="flex min-w-0 flex-col">
                  <span>
                    {place.zone.replaceAll('_', ' ')}
                    {place.state ? ` · ${place.state}` : ''}
                  </span>
                  <span className="text-12 text-ink-3 tabular-nums">
                    {clockOf(place.localTime)} there,{' '}
                    {place.opens && place.closes
                      ? `permitted ${place.opens} to ${place.closes}`
                      : 'closed all day'}
                  </span>
                </span>
                <StatusChip tone={place.open ? 'success' : 'warn'}>
                  {place.open ? 'Open' : 'Closed'}
                </StatusChip>
              </li>
            ))}
          </ul>
          {decision.hours.length > 1 ? (
            <p className="text-12 text-ink-3">
              Where it is not certain in which of these places the person is, all of them must be open.
            </p>
          ) : null}
        </>
      )}
    </Part>
  );
}

/** The consent that the decision rests on. */
export function ConsentPart({ decision: { consent } }: PartProps) {
  return (
    <Part title="Consent it rests on">
      {consent ? (
        <DescriptionList
          items={[
            { term: 'Source', value: consentSource(consent.source) },
            { term: 'Scope', value: consent.scope },
            { term: 'Evidence', value: withoutIds(consent.evidence) },
            { term: 'Recorded', value: <Moment at={consent.recordedAt} /> },
            ...(consent.revokedAt ? [{ term: 'Withdrawn', value: <Moment at={consent.revokedAt} /> }] : []),
          ]}
        />
      ) : (
        <p className="text-ink-3">None</p>
      )}
    </Part>
  );
}

/** From where it goes out, and why from there. */
export function SenderPart({ decision }: PartProps) {
  if (!decision.sender && !decision.senderChoice) return null;
  return (
    <Part title="Sender">
      <DescriptionList
        items={[
          { term: 'From', value: decision.sender && phoneText(decision.sender) },
          ...(decision.senderChoice
            ? [{ term: 'Because', value: phonesInWords(decision.senderChoice) }]
            : []),
        ]}
      />
    </Part>
  );
}

type Step = Decision['ledger'][number];

function whyOf({ to, reason, explanation }: Step): string {
  return to === 'unknown' ? doubtWords(reason) : (explanation ?? '');
}

/** What the ledger recorded of the message, in order. */
export function LedgerPart({ decision: { ledger } }: PartProps) {
  return (
    <Part title="What happened to it">
      {ledger.length === 0 ? (
        <p className="text-ink-3">Nothing yet</p>
      ) : (
        <ol className="flex flex-col">
          {ledger.map((step, index) => (
            <li
              key={`${step.at} ${step.to} ${index}`}
              className={cn('flex flex-wrap items-baseline justify-between gap-x-3', lineClass)}
            >
              <span className="min-w-0">
                {step.from ? <span className="text-ink-3">{stateName(step.from)} → </span> : null}
                <span className="font-medium">{stateName(step.to)}</span>
                {step.reason ? <span className="break-words text-ink-2"> · {whyOf(step)}</span> : null}
                {step.attempt > 1 ? <span className="text-ink-3"> · attempt {step.attempt}</span> : null}
              </span>
              <Moment at={step.at} />
            </li>
          ))}
        </ol>
      )}
    </Part>
  );
}

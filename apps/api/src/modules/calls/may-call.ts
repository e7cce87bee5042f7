import { effectiveProfile, nextOpening } from '@og/core';
import type { TeamTx } from '@og/db';
import type { SendBarred } from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import {
  decideSend,
  loadSendFacts,
  oneOffSubject,
  reasonMessage,
  type LoadedFacts,
} from '../compliance/index.js';

/** Rules of the gate that are about calls as well, in the order in which they are told. */
const RULES = ['suppression', 'reachable', 'dnc_data', 'attempts_24h', 'candidates', 'window'] as const;
/** Whoever wrote so recently is awake and waits. */
const DIRECT_ANSWER_MS = 15 * 60_000;

/**
 * Whether a lead may be called now on this number: no suppression of the person or the number, not on the do-not-call
 * registry unless the person wrote to us, within the hours of the law in every place where they may be, and not more
 * often than their state allows. A call that a person makes needs no consent to automatic texts.
 * @returns null when nothing bars it
 */
export async function barredFromCalling(
  tx: TeamTx,
  deps: Pick<Platform, 'vault'>,
  now: Date,
  call: { leadId: string; phone: string; senderNumberId: string },
): Promise<SendBarred | null> {
  const { leadId, phone, senderNumberId } = call;
  const subject = oneOffSubject({ leadId, channel: 'sms', address: phone, senderId: senderNumberId });
  let loaded = await loadSendFacts(tx, deps.vault, now, { ...subject, kind: 'campaign' });
  if (loaded?.facts.lastInboundAt) loaded = await loadSendFacts(tx, deps.vault, now, subject);
  if (!loaded) return barred('lead_unreachable', null);
  const failed = new Set(
    decideSend(loaded)
      .rules.filter(({ result }) => result === 'fail')
      .map(({ rule }) => rule),
  );
  const { lastInboundAt } = loaded.facts;
  const answering = !!lastInboundAt && now.getTime() - lastInboundAt.getTime() <= DIRECT_ANSWER_MS;
  const rule = RULES.find((name) => failed.has(name) && !(answering && name === 'window'));
  return rule ? barred(reasonOf(rule, loaded), retryAt(rule, loaded, now)) : null;
}

function reasonOf(rule: (typeof RULES)[number], { facts }: LoadedFacts): string {
  switch (rule) {
    case 'suppression':
      return 'suppressed';
    case 'reachable':
      return 'lead_unreachable';
    case 'dnc_data':
      return facts.dnc?.listed ? 'dnc_listed' : 'dnc_data_stale';
    case 'attempts_24h':
      return 'state_attempts';
    case 'candidates':
      return 'unknown_location';
    case 'window':
      return 'outside_window';
  }
}

function retryAt(rule: (typeof RULES)[number], { facts }: LoadedFacts, now: Date): Date | null {
  return rule === 'window' ? nextOpening(facts.candidates, effectiveProfile(facts), now) : null;
}

function barred(reason: string, at: Date | null): SendBarred {
  return {
    __typename: 'SendBarred',
    code: 'send_barred',
    message: reasonMessage(reason),
    path: null,
    reason,
    retryAt: at,
  };
}

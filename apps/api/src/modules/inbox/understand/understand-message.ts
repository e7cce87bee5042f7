import { classifyByRules, settleVerdict } from '@og/core';
import type { TeamTx } from '@og/db';
import type { Platform } from '../../../platform/platform.js';
import { isBarred } from '../inbound/was-erased.js';
import { askVerdict } from './ask-verdict.js';
import { readInbound, type InboundFacts } from './read-inbound.js';
import { revokeByModel } from './revoke-by-model.js';
import { writeUnderstanding } from './write-understanding.js';

/**
 * What an inbound message means, after its webhook was answered: fixed rules, then a model where they are not sure,
 * else a person. The item is sorted by it, given to somebody, and what follows from it is asked for. May run twice:
 * the second time finds the same. While the model is down the message waits for a person, and is looked at again.
 */
export async function understandMessage(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'config' | 'logger'>,
  teamId: string,
  messageId: string,
): Promise<void> {
  const facts = await deps.database.withTeam(teamId, (tx) => readWaiting(tx, deps, messageId), {
    readOnly: true,
  });
  if (!facts) return;
  const rules = classifyByRules(facts.words, {
    now: facts.receivedAt,
    zone: facts.zone,
    channel: facts.channel,
    hasMedia: facts.hasMedia,
    lastOutbound: facts.lastOutbound,
  });
  const { verdict, down } = rules.certain
    ? { verdict: settleVerdict(rules, null), down: false }
    : await askVerdict(deps, teamId, facts, rules);
  // What somebody writes under a name that is not proven suppresses nobody: a person looks at it.
  if (verdict.effect === 'suppress' && !facts.doubted) {
    await revokeByModel(deps, teamId, facts, verdict);
    return;
  }
  await writeUnderstanding(deps, teamId, facts, { rules, verdict, again: down });
}

/** Null when nobody needs to know what it means: it is gone, settled, or from somebody who may not be written to. */
async function readWaiting(
  tx: TeamTx,
  deps: Pick<Platform, 'vault'>,
  messageId: string,
): Promise<InboundFacts | null> {
  const facts = await readInbound(tx, messageId);
  if (!facts || facts.optedOut || facts.corrected || saidByMachine(facts)) return null;
  const { channel, fromAddress: address } = facts;
  return (await isBarred(tx, deps, { channel, address })) ? null : facts;
}

/** An answering machine says nothing, and an unproven wish to stop waits for a person as it is. */
function saidByMachine({ intentRule }: InboundFacts): boolean {
  return /^(?:auto_reply|unproven_sender):/.test(intentRule ?? '');
}

import { splitKnownReply } from '@og/core';
import type { TeamTx } from '@og/db';
import { ourMails } from '../inbound/our-words.js';

/** A message that came in, with what it takes to understand it. */
export interface InboundFacts {
  messageId: string;
  conversationId: string;
  leadId: string;
  /** What the person wrote themselves: of an e-mail without history, signature and copies of our words. */
  words: string;
  channel: 'sms' | 'email';
  receivedAt: Date;
  hasMedia: boolean;
  /** As fixed rules labelled it when it came. */
  intentRule: string | null;
  /** A person has said what it means. */
  corrected: boolean;
  /** The mail's sender is not proven. */
  doubted: boolean;
  fromAddress: string;
  /** Our last message before it. */
  lastOutbound: string | null;
  leadScore: number;
  stage: string;
  zone: string | null;
  optedOut: boolean;
  /** How often the lead's texts had been erased when this was read. */
  erasures: number;
}

/** Null when the message is gone, is not inbound, or its lead was deleted. */
export async function readInbound(tx: TeamTx, messageId: string): Promise<InboundFacts | null> {
  const { rows } = await tx.client.query<InboundFacts>(
    `select m.id as "messageId", m.conversation_id as "conversationId", m.lead_id as "leadId", m.body as words, m.channel, m.created_at as "receivedAt",
       jsonb_array_length(coalesce(m.media, '[]')) > 0 as "hasMedia", m.intent_rule as "intentRule", m.from_address as "fromAddress",
       m.sender_doubt is not null as doubted, l.score as "leadScore", l.stage, l.time_zones[1] as zone, l.opted_out_at is not null as "optedOut",
       exists (select from intent_corrections c where c.team_id = m.team_id and c.message_id = m.id) as corrected,
       coalesce((select e.times from text_erasures e where e.team_id = m.team_id and e.lead_id = m.lead_id), 0) as erasures,
       (select o.body from messages o where o.team_id = m.team_id and o.conversation_id = m.conversation_id and o.direction = 'outbound'
          and o.created_at <= m.created_at and o.state not in ('canceled', 'suppressed', 'expired')
        order by o.created_at desc, o.id desc limit 1) as "lastOutbound"
     from messages m join leads l on l.team_id = m.team_id and l.id = m.lead_id and l.deleted_at is null
     where m.team_id = $1 and m.id = $2 and m.direction = 'inbound'`,
    [tx.teamId, messageId],
  );
  const facts = rows[0];
  if (!facts) return null;
  if (facts.channel === 'email')
    facts.words = splitKnownReply(facts.words, await ourMails(tx, facts.leadId)).words;
  return facts;
}

import { isUuid, type TeamTx } from '@og/db';
import { againOnConflict } from '../../../../platform/again-on-conflict.js';
import type { InboundTextEvent, StatusEvent, VendorEvent } from '../../../../platform/vendors/ports.js';
import { ATTEMPT_ARG, LEDGER_ARG } from '../../../email/index.js';
import { receiveMessage } from '../../../inbox/index.js';
import { contentTypeOf, isCarriers } from '../../conversation/media-places.js';
import { recordProviderStatuses } from '../../ledger/provider-status.js';
import { applyEngagement, noteEngagements } from './apply-engagement.js';
import { barAfterAll } from './bar-after-all.js';
import type { EventDeps } from './event-deps.js';
import { noteOutcomes, receiveOnce, type EventSource } from './event-receipts.js';
import { concernsMore, findAndLock, type FoundMails } from './find-mails.js';

/** Events of one transaction, and how many of them may concern more than their message: each locks a person. */
const MOST = 500;
const MOST_LOCKS = 20;

/**
 * Apply what a vendor's webhook said, in one transaction: receipts and everything that they cause, or nothing. Done
 * again by the vendor, or at the same moment, it changes nothing. Only a delivery that would lock a crowd is divided,
 * in its order: what was committed of one that then fails has its receipts and is passed over the next time.
 * @returns what became of each new event, by its key
 */
export async function applyVendorEvents(
  deps: EventDeps,
  source: EventSource,
  events: readonly VendorEvent[],
): Promise<Map<string, string>> {
  const outcomes = new Map<string, string>();
  for (const part of partsOf(source, events))
    for (const [key, outcome] of await applyPart(deps, source, part)) outcomes.set(key, outcome);
  return outcomes;
}

function partsOf(source: EventSource, events: readonly VendorEvent[]): VendorEvent[][] {
  const parts: VendorEvent[][] = [];
  let locks = 0;
  for (const event of events) {
    const part = parts.at(-1);
    const heavy = concernsMore(source, event) ? 1 : 0;
    if (!part || part.length >= MOST || locks + heavy > MOST_LOCKS) {
      parts.push([event]);
      locks = heavy;
    } else {
      part.push(event);
      locks += heavy;
    }
  }
  return parts;
}

async function applyPart(
  deps: EventDeps,
  source: EventSource,
  events: readonly VendorEvent[],
): Promise<Map<string, string>> {
  return againOnConflict(() =>
    deps.database.withTeam(source.teamId, async (tx) => {
      const now = deps.clock.now();
      const fresh = await receiveOnce(tx, now, source, events);
      if (fresh.length === 0) return new Map<string, string>();
      const mails = await findAndLock(tx, source, fresh);
      const outcomes = await applyStatuses(tx, deps, source, fresh.filter(isStatus), now);
      await noteEngagements(
        tx,
        now,
        fresh.filter((event) => event.kind === 'engagement'),
        mails,
      );
      for (const event of fresh)
        if (!isStatus(event))
          outcomes.set(event.dedupeKey, await applyOther(tx, deps, source, event, now, mails));
      await noteOutcomes(tx, now, source, outcomes);
      return outcomes;
    }),
  );
}

const isStatus = (event: VendorEvent): event is StatusEvent => event.kind === 'status';

async function applyOther(
  tx: TeamTx,
  deps: EventDeps,
  source: EventSource,
  event: Exclude<VendorEvent, StatusEvent>,
  now: Date,
  mails: FoundMails,
): Promise<string> {
  switch (event.kind) {
    case 'inbound_text':
      return receiveMessage(tx, deps, messageOf(event));
    case 'engagement':
      return applyEngagement(tx, deps, source, event, now, mails.get(event.dedupeKey));
    case 'registration':
      return 'noted';
    case 'other':
      return 'unknown_event';
  }
}

/** Through the ledger's own path, all of them in a handful of statements. */
async function applyStatuses(
  tx: TeamTx,
  deps: EventDeps,
  source: EventSource,
  events: readonly StatusEvent[],
  now: Date,
): Promise<Map<string, string>> {
  const outcomes = new Map<string, string>();
  if (events.length === 0) return outcomes;
  const applied = await recordProviderStatuses(
    deps,
    tx,
    now,
    events.map((event) => {
      const { [LEDGER_ARG]: ledgerId, [ATTEMPT_ARG]: attempt } = event.customArgs;
      return {
        ledgerId: isUuid(ledgerId) ? ledgerId : null,
        attempt: attempt && /^\d{1,6}$/.test(attempt) ? Number(attempt) : null,
        vendor: source.vendor,
        providerId: event.providerId,
        status: event.status,
        errorCode: event.errorCode,
        errorMessage: event.errorMessage,
        dedupeKey: event.dedupeKey,
        source: 'callback' as const,
      };
    }),
  );
  for (const [place, event] of events.entries()) {
    const { outcome, ledgerId } = applied[place] ?? { outcome: 'unbound', ledgerId: null };
    const late = outcome === 'noted' && ledgerId && event.errorCode;
    outcomes.set(
      event.dedupeKey,
      late ? await barAfterAll(tx, deps, now, ledgerId, event.errorCode ?? '') : outcome,
    );
  }
  return outcomes;
}

function messageOf(event: InboundTextEvent) {
  return {
    providerId: event.providerId,
    from: event.from,
    to: event.to,
    body: storableText(event.body),
    media: event.mediaUrls.filter(isCarriers).map((url) => ({ url, contentType: contentTypeOf(url) })),
    carrierAnswered: null,
  };
}

/** PostgreSQL takes neither NUL nor half a character. */
function storableText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

import { isUuid, type TeamTx } from '@og/db';
import { againOnConflict } from '../../../../platform/again-on-conflict.js';
import type { Platform } from '../../../../platform/platform.js';
import type { InboundTextEvent, StatusEvent, VendorEvent } from '../../../../platform/vendors/ports.js';
import { ATTEMPT_ARG, LEDGER_ARG } from '../../../email/index.js';
import { receiveMessage } from '../../../inbox/index.js';
import { recordProviderStatus } from '../../ledger/provider-status.js';
import { applyEngagement, lockRevoked } from './apply-engagement.js';
import { barAfterAll } from './bar-after-all.js';
import { noteOutcomes, receiveOnce, type EventSource } from './event-receipts.js';

export type EventDeps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'logger'>;

/**
 * Apply what a vendor's webhook said, all of it in one transaction: receipts and everything that they cause, or
 * nothing. Done again by the vendor, or at the same moment, it changes nothing.
 * @returns what became of each new event, by its key
 */
export async function applyVendorEvents(
  deps: EventDeps,
  source: EventSource,
  events: readonly VendorEvent[],
): Promise<Map<string, string>> {
  if (events.length === 0) return new Map();
  return againOnConflict(() =>
    deps.database.withTeam(source.teamId, async (tx) => {
      const now = deps.clock.now();
      const fresh = await receiveOnce(tx, now, source, events);
      if (fresh.length === 0) return new Map<string, string>();
      // Before any row is locked: claims take a person's locks first as well.
      const people = await lockRevoked(tx, source, fresh);
      const outcomes = new Map<string, string>();
      for (const event of fresh)
        outcomes.set(event.dedupeKey, await applyEvent(tx, deps, source, event, now, people));
      await noteOutcomes(tx, now, source, outcomes);
      return outcomes;
    }),
  );
}

async function applyEvent(
  tx: TeamTx,
  deps: EventDeps,
  source: EventSource,
  event: VendorEvent,
  now: Date,
  people: Awaited<ReturnType<typeof lockRevoked>>,
): Promise<string> {
  switch (event.kind) {
    case 'status':
      return applyStatus(tx, deps, source, event, now);
    case 'inbound_text':
      return receiveMessage(tx, deps, messageOf(event));
    case 'engagement':
      return applyEngagement(tx, deps, source, event, now, people);
    case 'registration':
      return 'noted';
    case 'other':
      return 'unknown_event';
  }
}

async function applyStatus(
  tx: TeamTx,
  deps: EventDeps,
  source: EventSource,
  event: StatusEvent,
  now: Date,
): Promise<string> {
  const ledgerId = event.customArgs[LEDGER_ARG];
  const attempt = event.customArgs[ATTEMPT_ARG];
  const applied = await recordProviderStatus(deps, tx, now, {
    ledgerId: isUuid(ledgerId) ? ledgerId : null,
    attempt: attempt && /^\d{1,6}$/.test(attempt) ? Number(attempt) : null,
    vendor: source.vendor,
    providerId: event.providerId,
    status: event.status,
    errorCode: event.errorCode,
    errorMessage: event.errorMessage,
    dedupeKey: event.dedupeKey,
    source: 'callback',
  });
  if (applied.outcome === 'noted' && applied.ledgerId && event.errorCode)
    return barAfterAll(tx, deps, now, applied.ledgerId, event.errorCode);
  return applied.outcome;
}

function messageOf(event: InboundTextEvent) {
  return {
    providerId: event.providerId,
    from: event.from,
    to: event.to,
    body: storableText(event.body),
    media: event.mediaUrls.map((url) => ({ url, contentType: 'application/octet-stream' })),
    carrierAnswered: null,
  };
}

/** PostgreSQL takes neither NUL nor half a character. */
function storableText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

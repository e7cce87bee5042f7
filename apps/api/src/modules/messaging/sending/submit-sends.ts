import { failpoint } from '../../../platform/failpoints.js';
import type { SendOutcome } from '../../../platform/vendors/ports.js';
import { LastLook } from './last-look.js';
import type { DrainDeps } from './drain-deps.js';
import type { ClaimedSend } from './send-deps.js';
import type { SendPort } from './send-ports.js';

/**
 * Hand claimed sends to their vendors, each by one request that begins at its slot, and store what came of each.
 * Ends when all outcomes are stored.
 * @param claimedAt just before the claim was committed, by `performance.now()`
 */
export async function submitSends(
  deps: DrainDeps,
  claims: readonly ClaimedSend[],
  claimedAt = performance.now(),
): Promise<void> {
  const ports = await openPorts(deps, claims);
  const begun = performance.now();
  const look = new LastLook(deps, claimedAt);
  const queue = claims.toSorted((a, b) => a.delayMs - b.delayMs);
  const work: Promise<void>[] = [];
  try {
    for (const [place, claim] of queue.entries()) {
      await until(begun + claim.delayMs);
      if (await mayLeave(deps, look, claim, queue.slice(place + 1)))
        work.push(submit(deps, claim, ports.get(claim.integrationId) ?? null));
    }
  } finally {
    // Each that left gives its own place back.
    deps.inFlight.release(claims.length - work.length);
  }
  const results = await Promise.allSettled(work);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

/** Looked at again after each wait: its departure is the last thing before its socket. */
async function mayLeave(
  deps: DrainDeps,
  look: LastLook,
  claim: ClaimedSend,
  waiting: readonly ClaimedSend[],
): Promise<boolean> {
  while (await look.allows(claim, waiting)) {
    const early = deps.departures.leave(claim.rates, claim.segments);
    if (early <= 0) return true;
    await until(performance.now() + early);
  }
  return false;
}

/** Timers know whole milliseconds: what is due within one leaves now. */
async function until(time: number): Promise<void> {
  const wait = time - performance.now();
  if (wait >= 1) await new Promise((resolve) => setTimeout(resolve, wait));
}

/** Opened once a batch, before the first socket; an account that cannot be opened sends nothing. */
async function openPorts(
  deps: DrainDeps,
  claims: readonly ClaimedSend[],
): Promise<Map<string, SendPort | null>> {
  const [first] = claims;
  const ports = new Map<string, SendPort | null>();
  for (const integrationId of new Set(claims.map((claim) => claim.integrationId))) {
    const port = await deps.openSendPort(first?.teamId ?? '', integrationId).catch((error: unknown) => {
      deps.logger.error({ err: error, integrationId }, 'a vendor account cannot be opened');
      return null;
    });
    ports.set(integrationId, port);
  }
  return ports;
}

async function submit(deps: DrainDeps, claim: ClaimedSend, port: SendPort | null): Promise<void> {
  try {
    await deps.outcomes.write(claim, await ask(deps, claim, port));
  } finally {
    deps.inFlight.release(1);
  }
}

async function ask(deps: DrainDeps, claim: ClaimedSend, port: SendPort | null): Promise<SendOutcome> {
  if (!port) return { kind: 'not_processed', code: 'no_account' };
  try {
    failpoint('send.before_socket');
    const outcome = await port(claim);
    failpoint('send.after_answer');
    return outcome;
  } catch (error) {
    // Ports do not throw; what does come out of one proves nothing about the message.
    deps.logger.error({ err: error, ledgerId: claim.ledgerId }, 'the provider adapter failed');
    return { kind: 'unknown', cause: 'adapter_failed' };
  }
}

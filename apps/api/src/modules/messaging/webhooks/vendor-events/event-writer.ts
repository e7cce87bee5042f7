import { Inject, Injectable } from '@nestjs/common';
import { PLATFORM, type Platform } from '../../../../platform/platform.js';
import type { VendorEvent } from '../../../../platform/vendors/ports.js';
import { MicroBatcher } from '../../sending/micro-batcher.js';
import { applyVendorEvents } from './apply-vendor-events.js';
import type { EventSource } from './event-receipts.js';
import { concernsMore } from './find-mails.js';

interface Delivery {
  source: EventSource;
  events: readonly VendorEvent[];
}

/** A vendor waits for seconds; a few milliseconds fill a transaction. */
const WAIT_MS = 10;
const MOST = 200;

/**
 * Reports about single messages that come one by one, many in one transaction, each answered once it is committed.
 * What a person wrote or did has a transaction of its own, at once.
 */
@Injectable()
export class EventWriter {
  private readonly batcher: MicroBatcher<Delivery, { error: unknown } | null>;

  constructor(@Inject(PLATFORM) private readonly platform: Platform) {
    this.batcher = new MicroBatcher({ waitMs: WAIT_MS, most: MOST }, (_key, deliveries) =>
      this.together(deliveries),
    );
  }

  /** Ends when the events are committed; @throws what kept them from it, so that the vendor tries again */
  async write(source: EventSource, events: readonly VendorEvent[]): Promise<void> {
    if (!events.every((event) => event.kind === 'status' && !concernsMore(source, event))) {
      await applyVendorEvents(this.platform, source, events);
      return;
    }
    const failure = await this.batcher.add(`${source.teamId} ${source.integrationId}`, { source, events });
    if (failure) throw failure.error;
  }

  private async together(deliveries: Delivery[]): Promise<({ error: unknown } | null)[]> {
    const [first] = deliveries;
    if (!first) return [];
    const all = deliveries.flatMap((delivery) => delivery.events);
    const failure = await this.apply(first.source, all);
    if (!failure || deliveries.length === 1) return deliveries.map(() => failure);
    // One of them may be what cannot be stored: it must not take the others with it.
    const results: ({ error: unknown } | null)[] = [];
    for (const { source, events } of deliveries) results.push(await this.apply(source, events));
    return results;
  }

  private async apply(
    source: EventSource,
    events: readonly VendorEvent[],
  ): Promise<{ error: unknown } | null> {
    try {
      await applyVendorEvents(this.platform, source, events);
      return null;
    } catch (error) {
      return { error };
    }
  }
}

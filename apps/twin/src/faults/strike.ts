import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CallbackTrouble, Fate } from '../network/delivery-plan.js';
import type { World } from '../world.js';
import type { Fault, VendorName } from './fault-rules.js';

/** How long a request that gets no answer is held open, unless the fault says otherwise. */
const HOLD_MS = 60_000;
const DEFAULT_SLOWNESS_MS = 5_000;
const DEFAULT_COPIES = 3;

/** What a fault changes about the way of a message that is taken. */
export interface Way {
  fate?: Fate;
  callbacks?: CallbackTrouble;
  /** Everything is reported before the sender has its answer. */
  rush?: boolean;
}

/** What a vendor does for a fault; the faults themselves are the same for all. */
export interface Struck<T> {
  /** Takes the message. Resolves at once, unless the way wants everything reported first. */
  accept(way: Way): T | Promise<T>;
  /** The usual answer to a message that was taken. */
  answer(accepted: T): unknown;
  /** The vendor's way to refuse; throws its error. `fault.code` may be one that it does not know. */
  refuse(fault: Fault): never;
  /** The error of a failure of the vendor's own. */
  fail(): never;
}

/** Answer a send as a fault wants it. @throws what the vendor's `refuse` and `fail` throw */
export async function strike<T>(
  world: World,
  reply: FastifyReply,
  fault: Fault,
  vendor: Struck<T>,
): Promise<unknown> {
  switch (fault.kind) {
    case 'error':
    case 'http429':
      return vendor.refuse(fault);
    case 'undelivered':
    case 'failed':
      return vendor.answer(await vendor.accept({ fate: { status: fault.kind, code: fault.code ?? null } }));
    case 'slow': {
      const accepted = await vendor.accept({});
      await world.hold(fault.delayMs ?? DEFAULT_SLOWNESS_MS);
      return vendor.answer(accepted);
    }
    case 'accept_then_500':
      await vendor.accept({});
      return vendor.fail();
    case 'accept_then_drop':
      await vendor.accept({});
      return hangUp(reply);
    case 'reset':
    case 'reset_before_read':
      return hangUp(reply);
    case 'timeout':
      if (fault.accepted !== false) await vendor.accept({});
      return holdOpen(world, reply, fault.delayMs ?? HOLD_MS);
    case 'callbacks_first':
      return vendor.answer(await vendor.accept({ rush: true }));
    case 'callbacks_lost':
      return vendor.answer(await vendor.accept({ callbacks: { kind: 'lost' } }));
    case 'callbacks_reordered':
      return vendor.answer(await vendor.accept({ callbacks: { kind: 'reordered' } }));
    case 'callbacks_doubled': {
      const callbacks = { kind: 'doubled', copies: fault.copies ?? DEFAULT_COPIES } as const;
      return vendor.answer(await vendor.accept({ callbacks }));
    }
    case 'callbacks_late': {
      const delay = (fault.delayMs ?? DEFAULT_SLOWNESS_MS) * world.scheduler.speed;
      return vendor.answer(await vendor.accept({ callbacks: { kind: 'late', delay } }));
    }
  }
}

/** Break connections before a request is read, while a vendor is down or a fault wants it. */
export function unreadFaults(world: World, vendor: VendorName) {
  const whileDown = outages(world, vendor);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (world.outages.of(vendor) !== undefined) return whileDown(request, reply);
    if (request.method === 'POST' && world.faults.takeUnread(vendor)) hangUp(reply);
  };
}

/** Answer nothing, or that it is down, while a vendor is down. */
export function outages(world: World, vendor: string) {
  return async (_request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const outage = world.outages.of(vendor);
    if (outage === 'reset') hangUp(reply);
    else if (outage === 'hang') await holdOpen(world, reply, HOLD_MS);
    else if (outage !== undefined) reply.code(Number(outage)).send({ message: 'Service Unavailable' });
  };
}

/** Close the connection without an answer. */
function hangUp(reply: FastifyReply): FastifyReply {
  reply.hijack();
  reply.raw.socket?.resetAndDestroy();
  return reply;
}

async function holdOpen(world: World, reply: FastifyReply, milliseconds: number): Promise<FastifyReply> {
  reply.hijack();
  await world.hold(milliseconds);
  reply.raw.destroy();
  return reply;
}

import type { FastifyReply } from 'fastify';
import { ApiError } from './api-error.js';
import { eventsOf, toText } from './events.js';
import type { LlmFault } from './faults.js';
import type { Message } from './message.js';
import type { AnthropicTwin } from './twin.js';

/** Share of the pieces that are told before a stream breaks. */
const BROKEN_AFTER = 0.5;

/** Tell a message as the vendor streams it: server-sent events, piece by piece. */
export async function streamMessage(
  twin: AnthropicTwin,
  reply: FastifyReply,
  message: Message,
  fault: LlmFault | null,
): Promise<FastifyReply> {
  const requestId = String(reply.getHeader('request-id'));
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
    'request-id': requestId,
  });
  const events = [...eventsOf(message)];
  const breaks = fault?.kind === 'cut' || fault?.kind === 'overloaded_midway';
  const last = breaks ? Math.floor(events.length * BROKEN_AFTER) : events.length;
  for (const event of events.slice(0, last)) {
    if (raw.destroyed) return reply;
    raw.write(toText(event));
    if (event.delta) await twin.betweenPieces();
  }
  if (fault?.kind === 'overloaded_midway') {
    const error = new ApiError('overloaded_error', 'Overloaded').body(requestId);
    raw.end(toText({ event: 'error', data: error, delta: false }));
  } else if (breaks) await new Promise<void>((resolve) => raw.write(': ', () => (raw.destroy(), resolve())));
  else raw.end();
  return reply;
}

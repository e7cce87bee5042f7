// A browser's socket, without the browser: ticket over HTTP, then the graphql-transport-ws protocol by hand.

/** @typedef {{ seq: number, type: string, ids: string[], data: Record<string, unknown> | null, at: string }} TeamEvent */

/**
 * Follow a team's events as one tab does.
 * @param {import('./stage.mjs').World} world
 * @param {string} token
 * @param {(event: TeamEvent) => void} onEvent
 */
export async function followTeam(world, token, onEvent) {
  const answer = await fetch(`${world.apiUrl}/api/auth/socket-ticket`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{}',
  });
  if (!answer.ok) throw new Error(`no ticket: ${answer.status} ${await answer.text()}`);
  const { ticket, seq } = /** @type {{ ticket: string, seq: number }} */ (await answer.json());
  const socket = new WebSocket(`${world.apiUrl.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const send = (/** @type {object} */ message) => socket.send(JSON.stringify(message));
  /** @type {PromiseWithResolvers<void>} */
  const opened = Promise.withResolvers();
  socket.addEventListener('open', () => send({ type: 'connection_init', payload: { ticket } }));
  socket.addEventListener('error', () => opened.reject(new Error('socket refused')));
  socket.addEventListener('close', ({ code, reason }) =>
    opened.reject(new Error(`socket closed: ${code} ${reason}`)),
  );
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data));
    if (message.type === 'ping') send({ type: 'pong' });
    if (message.type === 'next') onEvent(message.payload.data.teamEvents);
    if (message.type === 'error') opened.reject(new Error(`socket: ${JSON.stringify(message.payload)}`));
    if (message.type !== 'connection_ack') return;
    send({
      id: 'events',
      type: 'subscribe',
      payload: {
        query:
          'subscription TeamEvents($afterSeq: Int) { teamEvents(afterSeq: $afterSeq) { seq type ids data at } }',
        variables: { afterSeq: seq },
      },
    });
    opened.resolve();
  });
  await opened.promise;
  return { close: () => socket.close() };
}

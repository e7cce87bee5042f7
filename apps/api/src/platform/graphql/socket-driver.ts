import type { Server } from 'node:http';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';

/** Bytes of one message of a browser: a ticket or a subscription has a few hundred. */
export const LARGEST_MESSAGE = 64 * 1024;

/** The socket server that the driver makes, as far as it is bounded here. */
interface SocketService {
  wss?: { options: { maxPayload?: number; path?: string } };
}

/**
 * Apollo's driver with a bounded socket. A message is limited before it is read, also that of somebody who has shown no
 * ticket yet: the library would gather a hundred megabytes. Whoever asks for a socket at another address is cut off:
 * nobody answers there, and the connection would stay open.
 */
export class SocketDriver extends ApolloDriver {
  override async start(options: ApolloDriverConfig): Promise<void> {
    await super.start(options);
    const service = Reflect.get(this, '_subscriptionService') as SocketService | undefined;
    if (!service?.wss) throw new Error('The socket server is not where its limit can be set.');
    const { wss } = service;
    wss.options.maxPayload = LARGEST_MESSAGE;
    const server = this.httpAdapterHost.httpAdapter.getHttpServer() as Server;
    server.on('upgrade', ({ url }, socket) => {
      if (!url?.startsWith(wss.options.path ?? '/')) socket.destroy();
    });
  }
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands between us and a model, so that a test can do something while the model is being asked. */
export interface ModelAtWork {
  url: string;
  /** Do this once, when the next question is on its way and before anything is answered. */
  meanwhile(work: () => Promise<unknown>): void;
  close(): Promise<void>;
}

/** @param target where the model is */
export async function standBefore(target: string): Promise<ModelAtWork> {
  let work: (() => Promise<unknown>) | null = null;
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const now = work;
      work = null;
      await now?.();
      const headers = Object.fromEntries(
        Object.entries(request.headers).filter(
          ([name, value]) =>
            typeof value === 'string' && !['host', 'connection', 'content-length'].includes(name),
        ),
      ) as Record<string, string>;
      const answer = await fetch(`${target}${request.url ?? ''}`, {
        method: request.method ?? 'POST',
        headers,
        body: Buffer.concat(chunks),
      });
      const {
        'content-encoding': _encoding,
        'content-length': _length,
        ...rest
      } = Object.fromEntries(answer.headers);
      response.writeHead(answer.status, rest);
      response.end(Buffer.from(await answer.arrayBuffer()));
    })().catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    meanwhile: (next) => {
      work = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

import { GraphQLError, Kind, OperationTypeNode, parse, type DocumentNode } from 'graphql';
import type { Ctx } from '../ctx.js';
import type { SessionReader } from '../auth/session-reader.js';
import type { SessionWatch } from '../auth/session-watch.js';
import { AppError } from '../errors/app-error.js';
import type { Platform } from '../platform.js';

/** A graphql-ws connection, as far as we use it. */
export interface SocketContext {
  connectionParams?: Record<string, unknown>;
  /** Operations that run on the connection, by their id. */
  subscriptions?: Record<string, unknown>;
  extra: {
    ctx?: Ctx;
    request?: { headers: Record<string, string | string[] | undefined> };
    socket?: { close(code: number, reason: string): void; terminate(): void };
    /** Stops watching its session, and counts the socket out. */
    unwatch?: () => void;
    closed?: boolean;
    /** Operations that were let in; those that have ended since stay until the next one asks. */
    admitted?: Set<string>;
  };
}

/** The product's own browser has one. */
const SUBSCRIPTIONS_AT_ONCE = 10;
/** The protocol's word for "you may not". */
const FORBIDDEN = 4403;
/** The protocol's word for "too many". */
const TOO_MANY = 4429;
/** Who does not answer the farewell is cut off, in milliseconds. */
const FAREWELL_MS = 2_000;

/**
 * Who may open a socket, and what may be asked through it. A ticket opens it; from then on only subscriptions are
 * served, as long as its session lives: queries and mutations have their guard, their limits and the wording of
 * their errors over HTTP.
 */
export function socketRules({
  ephemeral,
  limits,
  sessions,
  watch,
}: Pick<Platform, 'ephemeral' | 'limits'> & { sessions: SessionReader; watch: SessionWatch }) {
  return {
    onConnect: async (context: unknown): Promise<boolean> => {
      const socket = context as SocketContext;
      const ticket = socket.connectionParams?.['ticket'];
      if (typeof ticket !== 'string') return false;
      const sessionId = await ephemeral.take(ticket);
      const session = sessionId ? await sessions.read(sessionId) : null;
      if (!session) return false;
      const close = limits.openSocket(session.userId);
      if (!close) {
        socket.extra.socket?.close(TOO_MANY, 'Too many tabs are open.');
        return false;
      }
      socket.extra.ctx = {
        teamId: session.teamId,
        actor: {
          type: 'user',
          userId: session.userId,
          role: session.role,
          sessionId: session.sessionId,
        },
        requestId: `socket-${session.sessionId.slice(0, 8)}`,
      };
      const { actor } = socket.extra.ctx;
      const unwatch = watch.add({
        sessionId: session.sessionId,
        teamId: session.teamId,
        onRole: (role) => {
          if (actor.type === 'user') actor.role = role;
        },
        onEnd: () => endSocket(socket),
      });
      socket.extra.unwatch = () => {
        unwatch();
        close();
      };
      // It may have gone while its session was read.
      if (socket.extra.closed) socket.extra.unwatch();
      return true;
    },
    onClose: (context: unknown): void => {
      const { extra } = context as SocketContext;
      extra.closed = true;
      extra.unwatch?.();
    },
    onSubscribe: async (
      context: unknown,
      id: string,
      payload: { query?: unknown },
    ): Promise<readonly GraphQLError[] | void> => {
      const socket = context as SocketContext;
      // Before anything is waited for: of many that come at once the first ones have a place.
      if (!admit(socket, id))
        return [
          refusal(
            'LIMIT_EXCEEDED',
            `At most ${SUBSCRIPTIONS_AT_ONCE} subscriptions run on one socket: end one first.`,
          ),
        ];
      const actor = socket.extra.ctx?.actor;
      const session = actor?.type === 'user' ? await sessions.read(actor.sessionId) : null;
      if (!session || session.teamId !== socket.extra.ctx?.teamId)
        return [refusal('UNAUTHENTICATED', 'The sign-in has ended. Sign in again.')];
      try {
        await limits.person(session.userId, 1);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        return [refusal(error.code, error.message)];
      }
      if (actor?.type === 'user') actor.role = session.role;
      if (!isSubscription(payload.query))
        return [refusal('BAD_USER_INPUT', 'The socket serves subscriptions. Send this over HTTP.')];
      return undefined;
    },
  };
}

/**
 * Gives an operation its place, as long as one is free. Who is refused takes none, so that a crowd that is being refused
 * does not keep out whoever comes when one of the first has ended.
 */
function admit({ subscriptions = {}, extra }: SocketContext, id: string): boolean {
  const admitted = new Set([...(extra.admitted ?? [])].filter((one) => one !== id && one in subscriptions));
  extra.admitted = admitted;
  if (admitted.size >= SUBSCRIPTIONS_AT_ONCE) return false;
  admitted.add(id);
  return true;
}

/** What runs on it ends with it; nothing more is sent from now on. */
function endSocket({ extra }: SocketContext): void {
  extra.unwatch?.();
  extra.socket?.close(FORBIDDEN, 'The sign-in has ended.');
  setTimeout(() => extra.socket?.terminate(), FAREWELL_MS).unref();
}

function isSubscription(query: unknown): boolean {
  let document: DocumentNode;
  try {
    document = parse(String(query), { maxTokens: 500 });
  } catch {
    return false;
  }
  return document.definitions.every(
    (item) => item.kind !== Kind.OPERATION_DEFINITION || item.operation === OperationTypeNode.SUBSCRIPTION,
  );
}

function refusal(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

import type { LiveSession, SessionReader } from './session-reader.js';

/** A socket, as far as its end goes. */
export interface Watched {
  sessionId: string;
  teamId: string;
  /** The session lives, with this role now. */
  onRole: (role: LiveSession['role']) => void;
  /** The session has ended, or is of another team now. */
  onEnd: () => void;
}

/** A session that another process ended is noticed here within this time. */
const LOOK_MS = 2_500;

/**
 * Sockets live as long as their sessions. All sessions of a process are looked at in one query: every 2.5 seconds, and
 * at once when this process ends one or hears that members of a team changed.
 */
export class SessionWatch {
  private readonly watched = new Set<Watched>();
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> | null = null;
  private again = false;

  constructor(private readonly sessions: Pick<SessionReader, 'readNow'>) {}

  /** Watch a socket's session; returns how to stop. */
  add(socket: Watched): () => void {
    this.watched.add(socket);
    this.timer ??= setInterval(this.look, LOOK_MS).unref();
    return () => {
      this.watched.delete(socket);
      if (this.watched.size > 0 || !this.timer) return;
      clearInterval(this.timer);
      this.timer = null;
    };
  }

  /** Look now. */
  readonly look = (): void => {
    this.again = true;
    this.looking ??= this.lookAtAll().finally(() => {
      this.looking = null;
    });
  };

  private async lookAtAll(): Promise<void> {
    while (this.again && this.watched.size > 0) {
      this.again = false;
      const sockets = [...this.watched];
      // A database that is away ends no socket: the next round looks again.
      const living = await this.sessions
        .readNow([...new Set(sockets.map(({ sessionId }) => sessionId))])
        .catch(() => null);
      if (!living) return;
      for (const socket of sockets) {
        const session = living.get(socket.sessionId);
        if (session?.teamId === socket.teamId) socket.onRole(session.role);
        else socket.onEnd();
      }
    }
  }
}

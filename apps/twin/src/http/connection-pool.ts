import net from 'node:net';
import { AnswerReader, type ReadAnswer } from './answer-reader.js';

/** What a connection is asked to carry. */
export interface WireCall {
  /** Head and body, ready to be written. */
  request: string;
  connectTimeoutMs: number;
  readTimeoutMs: number;
}

/** How far a call came that got no answer. */
export class BrokenCall extends Error {
  constructor(
    readonly connected: boolean,
    /** It was written to a kept connection that the other side had just given up. */
    readonly stale: boolean,
    message: string,
  ) {
    super(message);
  }
}

interface Waiting extends WireCall {
  resolve: (answer: ReadAnswer) => void;
  reject: (error: BrokenCall) => void;
}

/** A carrier does not wait with the next report for the answer to the last. */
const CONNECTIONS = 256;
/** How often deadlines are looked at: one timer for all. */
const SWEEP_MS = 50;

/** Kept connections to one host. Thousands of small calls a second, without a timer or a parser object for each. */
export class ConnectionPool {
  private readonly idle: Connection[] = [];
  private readonly all = new Set<Connection>();
  private readonly queue: Waiting[] = [];
  private sweeper: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly host: string,
    private readonly port: number,
  ) {}

  /** @throws BrokenCall */
  call(call: WireCall): Promise<ReadAnswer> {
    return new Promise((resolve, reject) => {
      this.queue.push({ ...call, resolve, reject });
      this.pump();
    });
  }

  close(): void {
    clearInterval(this.sweeper);
    this.sweeper = undefined;
    for (const connection of this.all) connection.destroy('closed');
  }

  private pump(): void {
    while (this.queue.length > 0) {
      const connection = this.idle.pop() ?? (this.all.size < CONNECTIONS ? this.open() : undefined);
      const next = connection && this.queue.shift();
      if (!next) return;
      connection.carry(next);
      this.sweeper ??= setInterval(() => this.sweep(), SWEEP_MS);
    }
  }

  private open(): Connection {
    const connection: Connection = new Connection(this.host, this.port, {
      free: () => {
        this.idle.push(connection);
        this.pump();
      },
      gone: () => {
        this.all.delete(connection);
        const at = this.idle.indexOf(connection);
        if (at >= 0) this.idle.splice(at, 1);
        this.pump();
      },
    });
    this.all.add(connection);
    return connection;
  }

  private sweep(): void {
    const now = performance.now();
    let busy = false;
    for (const connection of this.all) busy = connection.checkDeadline(now) || busy;
    if (busy || this.queue.length > 0) return;
    clearInterval(this.sweeper);
    this.sweeper = undefined;
  }
}

interface Owner {
  free(): void;
  gone(): void;
}

class Connection {
  private readonly socket: net.Socket;
  private readonly reader = new AnswerReader();
  private current: Waiting | null = null;
  private connected = false;
  private used = 0;
  private deadline = Infinity;
  private isGone = false;

  constructor(
    host: string,
    port: number,
    private readonly owner: Owner,
  ) {
    this.socket = net.connect({ host, port, noDelay: true });
    this.socket.on('connect', () => {
      this.connected = true;
      if (this.current) this.deadline = performance.now() + this.current.readTimeoutMs;
    });
    this.socket.on('data', (chunk) => this.receive(chunk));
    this.socket.on('end', () => this.finish(() => this.reader.end()));
    this.socket.on('error', (error) => this.fail(error.message));
    this.socket.on('close', () => this.fail('the connection was closed'));
  }

  carry(call: Waiting): void {
    this.current = call;
    this.used++;
    this.reader.reset();
    const now = performance.now();
    this.deadline = now + (this.connected ? call.readTimeoutMs : call.connectTimeoutMs);
    this.socket.ref();
    this.socket.write(call.request);
  }

  /** @returns whether the connection carries a call */
  checkDeadline(now: number): boolean {
    if (this.current && now >= this.deadline)
      this.destroy(this.connected ? 'no answer in time' : 'no connection in time');
    return this.current !== null;
  }

  destroy(reason: string): void {
    this.fail(reason);
    this.socket.destroy();
  }

  private receive(chunk: Buffer): void {
    // Bytes that nobody asked for: the two sides no longer agree.
    if (!this.current) this.destroy('unexpected bytes');
    else this.finish(() => this.reader.push(chunk));
  }

  private finish(read: () => ReadAnswer | null): void {
    const call = this.current;
    if (!call) return;
    let answer: ReadAnswer | null;
    try {
      answer = read();
    } catch (error) {
      this.destroy(error instanceof Error ? error.message : String(error));
      return;
    }
    if (!answer) return;
    this.current = null;
    this.deadline = Infinity;
    if (answer.keepAlive) {
      // An idle connection does not keep the process alive.
      this.socket.unref();
      this.owner.free();
    } else {
      this.leave();
      this.socket.destroy();
    }
    call.resolve(answer);
  }

  private fail(reason: string): void {
    const call = this.current;
    this.current = null;
    this.leave();
    call?.reject(new BrokenCall(this.connected, this.used > 1 && !this.reader.hasBegun, reason));
  }

  private leave(): void {
    if (this.isGone) return;
    this.isGone = true;
    this.owner.gone();
  }
}

/**
 * Where the fault harness can stop a process to the instruction: between a promise and its proof. Each name stands at
 * one place of the code.
 */
export const FAILPOINTS = [
  /** Ledger rows are written, nothing is committed. */
  'intent.before_commit',
  /** Ledger rows and outbox are committed; nobody was told. */
  'intent.after_commit',
  /** The relay holds outbox rows and has not added their jobs. */
  'relay.before_add',
  /** The jobs are in the queue, their outbox rows are not marked. */
  'relay.after_add',
  /** A claim is decided and written, not committed. */
  'claim.before_commit',
  /** A claim is committed; the last look before the socket has not been taken. */
  'claim.after_commit',
  /** The next instruction opens the socket. */
  'send.before_socket',
  /** The provider's answer is in memory only. */
  'send.after_answer',
  /** The outcome is written, not committed. */
  'settle.before_commit',
  /** A call is stored; the next instruction asks the vendor for it. */
  'call.before_request',
  /** The vendor's answer to a call is in memory only. */
  'call.after_answer',
  /** A webhook's work is written, not committed. */
  'webhook.before_commit',
  /** A webhook is committed and not answered. */
  'webhook.after_commit',
] as const;

export type Failpoint = (typeof FAILPOINTS)[number];

interface Armed {
  act: () => void;
  /** Strikes at this hit; 0: at each. */
  at: number;
  hits: number;
}

let armed: ReadonlyMap<Failpoint, Armed> | null = null;

/** Strike here when the run asks for it. Costs one comparison when nothing is armed. */
export function failpoint(name: Failpoint): void {
  if (armed !== null) hit(armed.get(name));
}

/**
 * Arm what `FAILPOINTS` says, once at start; absent: disarm.
 * @param spec `name=action[@hit]`, comma-separated; hit: which passage strikes (default the first, `*`: each). Actions:
 *   `kill` (SIGKILL to this process), `stop` (SIGSTOP, until somebody sends SIGCONT), `block:<ms>` (the event loop
 *   stands still), `error` (throws)
 * @throws RangeError for what is not of that form
 */
export function armFailpoints(spec: string | undefined): void {
  armed = spec ? parseFailpoints(spec) : null;
}

/** @throws RangeError naming the part that cannot be read */
export function parseFailpoints(spec: string): Map<Failpoint, Armed> {
  return new Map(spec.split(',').map((part) => parsePart(part.trim())));
}

function parsePart(part: string): [Failpoint, Armed] {
  const match = /^([a-z._]+)=(kill|stop|error|block:\d{1,6})(?:@(\d{1,6}|\*))?$/.exec(part);
  const name = FAILPOINTS.find((one) => one === match?.[1]);
  if (!match || !name)
    throw new RangeError(
      `"${part}" is no failpoint: write name=kill|stop|error|block:<ms>, with @<hit> or @* behind it; names: ${FAILPOINTS.join(', ')}`,
    );
  const at = match[3] === '*' ? 0 : Number(match[3] ?? 1);
  return [name, { act: actionOf(name, match[2] ?? ''), at, hits: 0 }];
}

function hit(point: Armed | undefined): void {
  if (!point) return;
  point.hits += 1;
  if (point.at === 0 || point.hits === point.at) point.act();
}

/** Each action takes effect before this call returns, so that nothing runs behind the point. */
function actionOf(name: Failpoint, action: string): () => void {
  if (action === 'kill') return () => process.kill(process.pid, 'SIGKILL');
  if (action === 'stop') return () => process.kill(process.pid, 'SIGSTOP');
  if (action === 'error')
    return () => {
      throw new Error(`Failpoint ${name}`);
    };
  const milliseconds = Number(action.slice('block:'.length));
  return () => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
  };
}

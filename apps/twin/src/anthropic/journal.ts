import type { Usage } from './message.js';

/** One request and what became of it. */
export interface JournalEntry {
  requestId: string;
  traceId: string | null;
  at: string;
  model: string;
  task: string;
  streamed: boolean;
  /** HTTP status; 0 when the connection was cut or held. */
  status: number;
  fault: string | null;
  stopReason: string | null;
  usage: Usage | null;
  /** As it was asked; tests look at it. */
  request: object;
}

const REMEMBERED = 500;

/** What the simulated model was asked. */
export class Journal {
  private entries: JournalEntry[] = [];
  private readonly counts = {
    requests: 0,
    answered: 0,
    refused: 0,
    streamed: 0,
    byTask: {} as Record<string, number>,
  };

  add(entry: JournalEntry): void {
    this.counts.requests++;
    if (entry.status === 200) this.counts.answered++;
    else this.counts.refused++;
    if (entry.streamed) this.counts.streamed++;
    this.counts.byTask[entry.task] = (this.counts.byTask[entry.task] ?? 0) + 1;
    this.entries.push(entry);
    if (this.entries.length > REMEMBERED) this.entries.shift();
  }

  summary(): object {
    return this.counts;
  }

  /** The newest so many, without what was asked. */
  recent(limit: number): Omit<JournalEntry, 'request'>[] {
    return this.entries.slice(-limit).map((entry) => {
      const { request, ...rest } = entry;
      return { ...rest, characters: JSON.stringify(request).length };
    });
  }

  find(requestId: string): JournalEntry | undefined {
    return this.entries.find((entry) => entry.requestId === requestId);
  }

  clear(): void {
    this.entries = [];
    Object.assign(this.counts, { requests: 0, answered: 0, refused: 0, streamed: 0, byTask: {} });
  }
}

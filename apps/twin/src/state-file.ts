import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** A part of what must outlive a restart. */
export interface StateSection {
  /** What to keep, as JSON can hold it. */
  save(): unknown;
  /** Take it over again. @throws when it is not what `save` gave */
  restore(saved: unknown): void;
}

const SAVE_AFTER_MS = 200;

/**
 * What must outlive a restart: accounts, numbers and their webhooks, keys, and who opted out. Messages do not: they
 * are the run's, not the carrier's.
 */
export class StateFile {
  private readonly sections = new Map<string, StateSection>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private dirty = false;
  private loading = false;

  constructor(
    private readonly path: string | undefined,
    private readonly onError: (error: unknown) => void,
  ) {}

  add(name: string, section: StateSection): void {
    this.sections.set(name, section);
  }

  /** Something changed: write soon; many changes make one write. */
  readonly changed = (): void => {
    if (!this.path || this.loading) return;
    this.dirty = true;
    this.timer ??= setTimeout(() => this.flush(), SAVE_AFTER_MS);
    this.timer.unref();
  };

  /** Write now what is still to be written. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.path || !this.dirty) return;
    this.dirty = false;
    const content = Object.fromEntries([...this.sections].map(([name, section]) => [name, section.save()]));
    try {
      const draft = `${this.path}.new`;
      writeFileSync(draft, JSON.stringify(content, null, 1), { mode: 0o600 });
      renameSync(draft, this.path);
    } catch (error) {
      this.onError(error);
    }
  }

  /** Take over what an earlier run left; a part that cannot be read is reported and left out. */
  load(): void {
    if (!this.path) return;
    this.loading = true;
    try {
      const saved = JSON.parse(readFileSync(this.path, 'utf8')) as Record<string, unknown>;
      for (const [name, section] of this.sections) this.restore(section, saved[name]);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) this.onError(error);
    } finally {
      this.loading = false;
    }
  }

  private restore(section: StateSection, saved: unknown): void {
    if (saved === undefined) return;
    try {
      section.restore(saved);
    } catch (error) {
      this.onError(error);
    }
  }
}

import type { World } from '../world.js';
import { LlmFaults } from './faults.js';
import { Journal } from './journal.js';
import { PromptCache } from './prompt-cache.js';

/** Real milliseconds at speed 1 before the first word, and between pieces of a stream. */
const THINKING_MS = 3_000;
const PIECE_MS = 300;
const SLOW_MS = 5_000;
const HANG_MS = 60_000;

/** Anthropic and its models, on the shared world. */
export class AnthropicTwin {
  readonly faults: LlmFaults;
  readonly journal = new Journal();
  readonly cache: PromptCache;

  constructor(readonly world: World) {
    this.faults = new LlmFaults(world.random);
    this.cache = new PromptCache(world.now);
  }

  /** Wait as a model would. */
  async think(): Promise<void> {
    await this.pause(THINKING_MS);
  }

  async betweenPieces(): Promise<void> {
    await this.pause(PIECE_MS);
  }

  async slow(delayMs: number | undefined): Promise<void> {
    await this.world.hold(delayMs ?? SLOW_MS);
  }

  async hang(delayMs: number | undefined): Promise<void> {
    await this.world.hold(delayMs ?? HANG_MS);
  }

  /** Forget requests, faults and cached prompts. */
  reset(): void {
    this.faults.remove();
    this.journal.clear();
    this.cache.clear();
  }

  private async pause(milliseconds: number): Promise<void> {
    const real = this.world.options.lean ? 0 : milliseconds / this.world.scheduler.speed;
    if (real >= 1) await this.world.hold(real);
  }
}

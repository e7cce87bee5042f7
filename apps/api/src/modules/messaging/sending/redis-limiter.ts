import type { Redis } from 'ioredis';
import type { TeamTx } from '@og/db';
import { ratesOf, type RateLimiter, type SlotRequest, type Slots } from './rate-limiter.js';
import { GRAIN_MS, WINDOW_MS } from './rate-window.js';

/** `rate-window.ts` once more, where all processes share it. Redis's clock is the one that they share too. */
const SCRIPT = `
local WINDOW, GRAIN = ${WINDOW_MS}, ${GRAIN_MS}
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + tonumber(time[2]) / 1000
local latest = now + tonumber(ARGV[1])
local states, rates = {}, {}
for i, key in ipairs(KEYS) do
  rates[i] = tonumber(ARGV[1 + i])
  local stored = redis.call('GET', key)
  local state = stored and cmsgpack.unpack(stored) or { free = 0, log = {} }
  local kept = {}
  for n = 1, #state.log, 2 do
    if state.log[n] > now - WINDOW then
      kept[#kept + 1] = state.log[n]
      kept[#kept + 1] = state.log[n + 1]
    end
  end
  state.log = kept
  states[i] = state
end
local function fits_at(i, at, segments)
  local log = states[i].log
  local room = math.max(math.max(1, math.ceil(rates[i])), segments) - segments
  local held = 0
  for n = #log - 1, 1, -2 do
    if log[n] <= at - WINDOW then break end
    held = held + log[n + 1]
    if held > room then return log[n] + WINDOW end
  end
  return at
end
local function slot_of(mine, segments)
  local at = now
  for _, i in ipairs(mine) do at = math.max(at, states[i].free) end
  local moved = true
  while moved do
    moved = false
    for _, i in ipairs(mine) do
      local fits = fits_at(i, at, segments)
      if fits > at then
        at = fits
        moved = true
      end
    end
  end
  return at
end
local answers = {}
local next_arg = 2 + #KEYS
while ARGV[next_arg] do
  local segments = tonumber(ARGV[next_arg])
  local mine = {}
  for n = 1, tonumber(ARGV[next_arg + 1]) do mine[n] = tonumber(ARGV[next_arg + 1 + n]) end
  next_arg = next_arg + 2 + #mine
  local at = slot_of(mine, segments)
  if at > latest then
    answers[#answers + 1] = '-1'
  else
    for _, i in ipairs(mine) do
      local log = states[i].log
      local unit = 1000 / rates[i]
      states[i].free = math.max(states[i].free + segments * unit, at + (segments - 1) * unit)
      if #log > 0 and math.floor(log[#log - 1] / GRAIN) == math.floor(at / GRAIN) then
        log[#log - 1] = at
        log[#log] = log[#log] + segments
      else
        log[#log + 1] = at
        log[#log + 1] = segments
      end
    end
    answers[#answers + 1] = string.format('%.3f', at - now)
  end
end
for i, key in ipairs(KEYS) do
  redis.call('SET', key, cmsgpack.pack(states[i]), 'PX', math.ceil(math.max(states[i].free - now, 0) + 2 * WINDOW))
  answers[#answers + 1] = string.format('%.3f', slot_of({ i }, 1) - now)
end
return answers`;

interface WithScript {
  ogReserve(...args: (string | number)[]): Promise<string[]>;
}

/** Slots in Redis, shared by all processes. Without an answer nothing is claimed: the batch fails and comes again. */
export class RedisLimiter implements RateLimiter {
  private readonly redis: Redis & WithScript;

  constructor(
    redis: Redis,
    private readonly prefix: string,
  ) {
    redis.defineCommand('ogReserve', { lua: SCRIPT });
    this.redis = redis as Redis & WithScript;
  }

  async reserve(tx: TeamTx, requests: readonly SlotRequest[], horizonMs: number): Promise<Slots> {
    const rates = ratesOf(requests);
    if (rates.length === 0) return { delays: requests.map(() => 0), nextFree: new Map() };
    const place = new Map(rates.map((rate, index) => [rate.key, index + 1]));
    const answers = await this.redis.ogReserve(
      rates.length,
      ...rates.map((rate) => `${this.prefix}:rate:${tx.teamId}:${rate.key}`),
      horizonMs,
      ...rates.map((rate) => rate.perSecond),
      ...requests.flatMap((request) => [
        request.segments,
        request.rates.length,
        ...request.rates.map((rate) => place.get(rate.key) ?? 0),
      ]),
    );
    const numbers = answers.map(Number);
    return {
      delays: numbers.slice(0, requests.length).map((delay) => (delay < 0 ? null : delay)),
      nextFree: new Map(
        rates.map((rate, index) => [rate.key, Math.max(0, numbers[requests.length + index] ?? 0)]),
      ),
    };
  }
}

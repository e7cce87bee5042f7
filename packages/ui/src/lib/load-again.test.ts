import { expect, it, vi } from 'vitest';
import { loadAgain } from './load-again';

const now = () => Promise.resolve();

it('asks once when it is there', async () => {
  const load = vi.fn(async () => 'code');
  expect(await loadAgain(load, now)).toBe('code');
  expect(load).toHaveBeenCalledOnce();
});

it('asks again after a cut', async () => {
  const load = vi
    .fn(async () => 'code')
    .mockRejectedValueOnce(new Error('cut'))
    .mockRejectedValueOnce(new Error('cut'));
  expect(await loadAgain(load, now)).toBe('code');
  expect(load).toHaveBeenCalledTimes(3);
});

it('waits for the line for as long as it is away', async () => {
  let away = true;
  let back = (): void => undefined;
  const line = () => (away ? new Promise<void>((resolve) => (back = resolve)) : now());
  const load = vi.fn(async () => (away ? Promise.reject(new Error('offline')) : 'code'));
  const loading = loadAgain(load, now, line);
  await vi.waitFor(() => expect(load).toHaveBeenCalledOnce());
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(load).toHaveBeenCalledOnce();
  away = false;
  back();
  expect(await loading).toBe('code');
  expect(load).toHaveBeenCalledTimes(2);
});

it('gives up in the end, and says why', async () => {
  const load = vi.fn(async () => Promise.reject(new Error('gone')));
  await expect(loadAgain(load, now)).rejects.toThrow('gone');
  expect(load).toHaveBeenCalledTimes(6);
});

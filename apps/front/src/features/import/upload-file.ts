/** Where a file goes, as the API signed it. */
export interface UploadTarget {
  url: string;
  method: string;
  headers: unknown;
}

export class UploadFailed extends Error {}

/** Headers that browsers set themselves and refuse to be given. */
const forbidden = new Set(['content-length', 'host']);

/** Why storage refused, in words; `status` 0 means that no answer came. */
export function uploadProblem(status: number): string {
  if (status === 0) return 'The connection was lost before the file was complete. Try again.';
  if (status === 401 || status === 403)
    return 'The upload address is no longer valid. Try again: a new one is made.';
  if (status === 413) return 'The file is larger than was announced. Choose it again.';
  return `The file store answered with an error (${status}). Try again in a minute.`;
}

/**
 * Sends a file straight to storage.
 *
 * @param onProgress bytes sent so far
 * @param signal aborts the transfer
 * @throws UploadFailed in words, or the signal's own error when aborted
 */
export function uploadFile(
  file: Blob,
  target: UploadTarget,
  onProgress: (sent: number) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(target.method, target.url);
    for (const [name, value] of Object.entries((target.headers ?? {}) as Record<string, unknown>)) {
      if (!forbidden.has(name.toLowerCase())) request.setRequestHeader(name, String(value));
    }
    request.upload.addEventListener('progress', (event) => onProgress(event.loaded));
    request.addEventListener('load', () =>
      request.status >= 200 && request.status < 300
        ? resolve()
        : reject(new UploadFailed(uploadProblem(request.status))),
    );
    request.addEventListener('error', () => reject(new UploadFailed(uploadProblem(0))));
    request.addEventListener('abort', () => reject(new UploadFailed('The upload was cancelled.')));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

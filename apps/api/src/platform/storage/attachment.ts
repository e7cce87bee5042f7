/**
 * A Content-Disposition that always downloads, never shows: files of users must not run in our origin.
 * The plain name is ASCII for old clients; `filename*` carries the real one (RFC 6266).
 */
export function attachment(fileName: string): string {
  const plain = fileName.replaceAll(/[^\w.() -]/g, '_').slice(0, 150) || 'file';
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeRfc5987(fileName)}`;
}

function encodeRfc5987(text: string): string {
  const wellFormed = text.slice(0, 150).toWellFormed();
  return encodeURIComponent(wellFormed).replaceAll(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

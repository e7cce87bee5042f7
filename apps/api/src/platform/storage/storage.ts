import type { Readable } from 'node:stream';

export interface SignedRequest {
  url: string;
  method: 'PUT' | 'GET';
  headers: Record<string, string>;
  expiresAt: Date;
}

export interface StoredFile {
  byteSize: number;
}

/** Object storage: Spaces (S3) when configured, otherwise files on disk behind the same promises. */
export interface Storage {
  /** Where and how a browser puts one file; at most 15 minutes. */
  signUpload(key: string, options: { contentType: string; byteSize: number }): Promise<SignedRequest>;
  /** An address that downloads the file under a name, as an attachment; at most 15 minutes. */
  signDownload(key: string, options: { fileName: string; contentType: string }): Promise<SignedRequest>;
  /** What is stored under the key; null when nothing is. */
  stat(key: string): Promise<StoredFile | null>;
  /** Read the file from a byte on. @throws AppError NOT_FOUND when there is none. */
  read(key: string, fromByte?: number): Promise<Readable>;
  write(key: string, body: Readable | Buffer, contentType: string): Promise<void>;
  remove(key: string): Promise<void>;
}

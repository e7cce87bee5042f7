import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '@og/contracts';
import { newId } from '@og/db';
import type { Vault } from '../crypto/vault.js';
import { AppError, notFound } from '../errors/app-error.js';
import type { SignedRequest, Storage, StoredFile } from './storage.js';

const LIFETIME_MS = 15 * 60_000;

/** What a signed address of this storage allows. */
export interface Grant {
  method: 'PUT' | 'GET';
  key: string;
  /** PUT: the most bytes that may come. GET: 0. */
  byteSize: number;
  /** GET: the name that the browser saves under. */
  fileName: string;
  contentType: string;
  expires: number;
}

/** Files on disk behind signed addresses of this API; the default where no Spaces bucket is configured. */
export class DiskStorage implements Storage {
  private readonly root: string;

  constructor(
    root: string,
    private readonly publicUrl: string,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {
    this.root = resolve(root);
  }

  async signUpload(key: string, options: { contentType: string; byteSize: number }): Promise<SignedRequest> {
    return this.sign({
      method: 'PUT',
      key,
      byteSize: options.byteSize,
      fileName: '',
      contentType: options.contentType,
    });
  }

  async signDownload(
    key: string,
    options: { fileName: string; contentType: string },
  ): Promise<SignedRequest> {
    return this.sign({ method: 'GET', key, byteSize: 0, ...options });
  }

  /** The grant of a signed address. @throws AppError FORBIDDEN when forged or expired. */
  openGrant(token: string, method: 'PUT' | 'GET'): Grant {
    const [body = '', signature = ''] = token.split('.');
    if (!this.vault.verify(body, signature))
      throw new AppError('FORBIDDEN', 'This file address is not valid. Ask for a new one.');
    const grant = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Grant;
    if (grant.method !== method || grant.expires < this.clock.now().getTime()) {
      throw new AppError('FORBIDDEN', 'This file address has expired. Ask for a new one.');
    }
    return grant;
  }

  async stat(key: string): Promise<StoredFile | null> {
    // A disk that cannot be read is no proof that there is nothing on it.
    const found = await stat(this.path(key)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
      throw error;
    });
    return found ? { byteSize: found.size } : null;
  }

  async read(key: string, fromByte = 0): Promise<Readable> {
    if (!(await this.stat(key))) throw notFound('file');
    return createReadStream(this.path(key), { start: fromByte });
  }

  async write(key: string, body: Readable | Buffer): Promise<void> {
    const path = this.path(key);
    await mkdir(dirname(path), { recursive: true });
    // A reader never sees half a file.
    const partial = `${path}.${newId()}.part`;
    try {
      await pipeline(Buffer.isBuffer(body) ? Readable.from([body]) : body, createWriteStream(partial));
      await rename(partial, path);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.path(key), { force: true });
  }

  private sign(grant: Omit<Grant, 'expires'>): SignedRequest {
    const expires = this.clock.now().getTime() + LIFETIME_MS;
    const body = Buffer.from(JSON.stringify({ ...grant, expires })).toString('base64url');
    return {
      url: `${this.publicUrl}/api/files/${body}.${this.vault.sign(body)}`,
      method: grant.method,
      headers: grant.method === 'PUT' ? { 'content-type': grant.contentType } : {},
      expiresAt: new Date(expires),
    };
  }

  private path(key: string): string {
    const path = join(this.root, key);
    if (!path.startsWith(this.root + sep))
      throw new AppError('BAD_USER_INPUT', 'A file key may not leave the storage folder.');
    return path;
  }
}

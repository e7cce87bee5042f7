import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Clock } from '@og/contracts';
import { AppError, notFound } from '../errors/app-error.js';
import { attachment } from './attachment.js';
import type { SignedRequest, Storage, StoredFile } from './storage.js';
import { measured } from './measured.js';

/** Signed addresses live this long, in seconds. */
const LIFETIME_SECONDS = 15 * 60;
/** A request that has not been answered within this many milliseconds is given up. */
const REQUEST_TIMEOUT_MS = 30_000;

export interface S3Options {
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** Spaces, or anything else that speaks S3. Every object is private; addresses are signed (SigV4). */
export class S3Storage implements Storage {
  private readonly client: S3Client;
  private readonly bucket: string;

  constructor(
    options: S3Options,
    private readonly clock: Clock,
  ) {
    this.bucket = options.bucket;
    this.client = new S3Client({
      endpoint: options.endpoint,
      region: options.region,
      credentials: { accessKeyId: options.accessKeyId, secretAccessKey: options.secretAccessKey },
      // Spaces lets a bucket be named in the path, and so does every server that tests run against.
      forcePathStyle: true,
      // Spaces does not know the checksums that the SDK adds by default.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: { requestTimeout: REQUEST_TIMEOUT_MS, connectionTimeout: 5_000 },
    });
  }

  async signUpload(key: string, options: { contentType: string; byteSize: number }): Promise<SignedRequest> {
    // Length and type are signed: another size or type than announced is refused by the storage itself.
    const command = new PutObjectCommand({
      Bucket: this.bucket,
      Key: key,
      ContentType: options.contentType,
      ContentLength: options.byteSize,
    });
    const url = await getSignedUrl(this.client, command, {
      expiresIn: LIFETIME_SECONDS,
      signableHeaders: new Set(['content-type', 'content-length', 'host']),
    });
    return { url, method: 'PUT', headers: { 'content-type': options.contentType }, expiresAt: this.expiry() };
  }

  async signDownload(
    key: string,
    options: { fileName: string; contentType: string },
  ): Promise<SignedRequest> {
    const command = new GetObjectCommand({
      Bucket: this.bucket,
      Key: key,
      ResponseContentDisposition: attachment(options.fileName),
      ResponseContentType: options.contentType,
    });
    const url = await getSignedUrl(this.client, command, { expiresIn: LIFETIME_SECONDS });
    return { url, method: 'GET', headers: {}, expiresAt: this.expiry() };
  }

  async stat(key: string): Promise<StoredFile | null> {
    try {
      const head = await this.client.send(new HeadObjectCommand({ Bucket: this.bucket, Key: key }));
      return { byteSize: head.ContentLength ?? 0 };
    } catch (error) {
      if (statusOf(error) === 404) return null;
      throw unavailable(error);
    }
  }

  async read(key: string, fromByte = 0): Promise<Readable> {
    try {
      const range = fromByte > 0 ? { Range: `bytes=${fromByte}-` } : {};
      const object = await this.client.send(
        new GetObjectCommand({ Bucket: this.bucket, Key: key, ...range }),
      );
      if (!object.Body) throw notFound('file');
      return object.Body as Readable;
    } catch (error) {
      if (error instanceof AppError) throw error;
      if (statusOf(error) === 404) throw notFound('file');
      throw unavailable(error);
    }
  }

  async write(key: string, body: Readable | Buffer, contentType: string): Promise<void> {
    // S3 wants to know the length beforehand: what comes as a stream is laid down in a temporary file first.
    await measured(body, async (content, byteSize) => {
      try {
        await this.client.send(
          new PutObjectCommand({
            Bucket: this.bucket,
            Key: key,
            Body: content,
            ContentLength: byteSize,
            ContentType: contentType,
            ContentDisposition: 'attachment',
          }),
        );
      } catch (error) {
        throw unavailable(error);
      }
    });
  }

  async remove(key: string): Promise<void> {
    try {
      await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: key }));
    } catch (error) {
      throw unavailable(error);
    }
  }

  private expiry(): Date {
    return new Date(this.clock.now().getTime() + LIFETIME_SECONDS * 1_000);
  }
}

function statusOf(error: unknown): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
}

function unavailable(cause: unknown): AppError {
  return new AppError(
    'VENDOR_UNAVAILABLE',
    'The file storage does not answer as it should. Try again in a few seconds.',
    {
      cause,
    },
  );
}

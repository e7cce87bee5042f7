import { guessMapping, type GuessedColumn } from '@og/core';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import type { InvalidInput, NotFound } from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import { openUpload } from './open-upload.js';

export interface UploadPreviewView {
  __typename: 'UploadPreview';
  uploadId: string;
  encoding: string;
  delimiter: string;
  headers: string[];
  sampleRows: string[][];
  mapping: GuessedColumn[];
  estimatedRows: number;
}

const SHOWN_ROWS = 5;

/** What an uploaded file looks like and how its columns would be read, from its first 64 KB. */
export async function previewUpload(
  deps: Pick<Platform, 'database' | 'storage'>,
  ctx: Ctx,
  uploadId: string,
): Promise<UploadPreviewView | InvalidInput | NotFound> {
  requirePermission(ctx, 'leads.import');
  const opened = await openUpload(deps, ctx, uploadId);
  if (opened.__typename !== 'OpenedUpload') return opened;
  const { shape } = opened;
  return {
    __typename: 'UploadPreview',
    uploadId,
    encoding: shape.encoding,
    delimiter: shape.delimiter,
    headers: shape.headers,
    sampleRows: shape.rows.slice(0, SHOWN_ROWS),
    mapping: guessMapping(shape.headers, shape.rows),
    estimatedRows: shape.estimatedRows,
  };
}

import type { uploadPurpose } from '@og/db';

export type UploadPurpose = (typeof uploadPurpose.enumValues)[number];

interface UploadRule {
  /** Folder of the storage key. */
  category: string;
  maxBytes: number;
  /** Extensions that are taken, lower case. */
  extensions: readonly string[];
  contentTypes: RegExp;
  /** What to choose instead. */
  advice: string;
}

const MB = 1_048_576;

/** What may be uploaded for what. */
export const UPLOAD_RULES: Record<UploadPurpose, UploadRule> = {
  lead_import: {
    category: 'lead-imports',
    maxBytes: 200 * MB,
    extensions: ['csv', 'tsv', 'txt'],
    // Browsers call a CSV many things, and on some systems nothing at all.
    contentTypes:
      /^(text\/(csv|plain|tab-separated-values|x-csv|comma-separated-values)|application\/(csv|x-csv|vnd\.ms-excel|octet-stream))?(;.*)?$/i,
    advice: 'Choose a CSV file (.csv, .tsv or .txt). Save spreadsheets as “CSV UTF-8” first.',
  },
  avatar: {
    category: 'avatars',
    maxBytes: 5 * MB,
    extensions: ['png', 'jpg', 'jpeg', 'webp', 'gif'],
    contentTypes: /^image\/(png|jpeg|webp|gif)$/i,
    advice: 'Choose a picture (PNG, JPEG, WebP or GIF).',
  },
  document: {
    category: 'documents',
    maxBytes: 25 * MB,
    extensions: ['pdf', 'png', 'jpg', 'jpeg', 'csv', 'txt', 'docx', 'xlsx'],
    contentTypes:
      /^(application\/(pdf|vnd\.openxmlformats-officedocument\.(wordprocessingml\.document|spreadsheetml\.sheet))|image\/(png|jpeg)|text\/(plain|csv))$/i,
    advice: 'Choose a PDF, Word, Excel, CSV, text, PNG or JPEG file.',
  },
};

/** The extension of a file name, lower case; '' when there is none. */
export function extensionOf(fileName: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
}

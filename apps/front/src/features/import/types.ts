import type { UploadPreviewQuery } from '@/gql/graphql';

export type UploadPreview = Extract<UploadPreviewQuery['uploadPreview'], { __typename: 'UploadPreview' }>;

/** One column of a file and the field it was taken for. */
export type ColumnGuess = UploadPreview['mapping'][number];

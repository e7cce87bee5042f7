'use client';
import { useParams, useRouter } from 'next/navigation';
import { parseAsString, useQueryState } from 'nuqs';
import { useState } from 'react';
import { ChooseFile } from './choose-file';
import { lazyPart } from '@/components/lazy-part';

const ImportReport = lazyPart(() => import('./import-report').then((file) => file.ImportReport));
const ReviewUpload = lazyPart(() => import('./review-upload').then((file) => file.ReviewUpload));

/** The import this tab has just started: its page is mounted anew, and still is the next step of one flow. */
let justCommitted: string | null = null;

/** The step is in the address: `?upload=` is a file to review, `/<id>` an import under way or done. */
export function ImportPage() {
  const { job } = useParams<{ job?: string[] }>();
  const router = useRouter();
  const [upload, setUpload] = useQueryState('upload', parseAsString.withOptions({ history: 'push' }));
  const [moved, setMoved] = useState(false);
  const importId = job?.[0];
  if (importId) return <ImportReport key={importId} id={importId} focus={importId === justCommitted} />;
  if (upload) {
    return (
      <ReviewUpload
        key={upload}
        uploadId={upload}
        focus={moved}
        onBack={() => {
          setMoved(true);
          void setUpload(null);
        }}
        onCommitted={(id) => {
          justCommitted = id;
          // In the place of the form: Back goes to the files, not to one that was imported already.
          router.replace(`/leads/import/${id}`);
        }}
      />
    );
  }
  return (
    <ChooseFile
      focus={moved}
      onUploaded={(id) => {
        setMoved(true);
        void setUpload(id);
      }}
    />
  );
}

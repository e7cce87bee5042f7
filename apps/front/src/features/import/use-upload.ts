'use client';
import { useMutation } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { CreateUploadDocument } from '@/gql/graphql';
import { attempt } from '@/lib/apollo/attempt';
import { useUnsavedWarning } from '@/lib/leave/use-unsaved-warning';
import { contentTypeOf, fileProblem } from './check-file';
import { UploadFailed, uploadFile } from './upload-file';

export type UploadState =
  | { status: 'idle'; problem: string | null }
  | { status: 'sending'; fileName: string; sent: number; total: number };

const leaving = {
  question: 'Leave while the file is sent?',
  lost: 'Sending it stops, and nothing of it is imported.',
};

/** Checks a file, asks for a signed address and sends the file there. */
export function useUpload(onUploaded: (uploadId: string) => void) {
  const [create] = useMutation(CreateUploadDocument);
  const [state, setState] = useState<UploadState>({ status: 'idle', problem: null });
  const abort = useRef<AbortController | null>(null);
  const sending = state.status === 'sending';
  useEffect(() => () => abort.current?.abort(), []);
  useUnsavedWarning(sending, leaving);

  const start = async (file: File) => {
    const problem = fileProblem(file);
    if (problem) return setState({ status: 'idle', problem });
    const controller = new AbortController();
    abort.current = controller;
    const at = (sent: number) => setState({ status: 'sending', fileName: file.name, sent, total: file.size });
    at(0);
    const { ok, refused } = await attempt(async () => {
      const { data } = await create({
        variables: {
          input: {
            purpose: 'LEAD_IMPORT',
            fileName: file.name,
            contentType: contentTypeOf(file.name),
            byteSize: file.size,
          },
        },
      });
      return data?.createUpload;
    });
    if (controller.signal.aborted) return;
    if (!ok) return setState({ status: 'idle', problem: refused });
    try {
      await uploadFile(file, ok, at, controller.signal);
      onUploaded(ok.id);
    } catch (error) {
      const words =
        error instanceof UploadFailed ? error.message : 'The file could not be read. Choose it again.';
      setState({ status: 'idle', problem: controller.signal.aborted ? null : words });
    }
  };

  const cancel = () => {
    abort.current?.abort();
    setState({ status: 'idle', problem: null });
  };
  return { state, start, cancel };
}

'use client';
import { Paperclip } from 'lucide-react';
import type { ThreadMessageFragment } from '@/gql/graphql';

/** 1536 → "1.5 KB". */
function size(bytes: number | null): string {
  if (bytes === null) return '';
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** What an e-mail has besides its new words: the quoted rest, and attachments to fetch. */
export function MailParts({ message }: { message: ThreadMessageFragment }) {
  const { originalBody, attachments } = message;
  if (!originalBody && attachments.length === 0) return null;
  return (
    <div className="flex max-w-[85%] flex-col gap-1 text-12">
      {originalBody && originalBody.trim() !== message.body.trim() ? (
        <details>
          <summary className="cursor-pointer rounded-sm text-ink-3">Original text</summary>
          <p dir="auto" className="mt-1 border-l-2 pl-2 break-words whitespace-pre-wrap text-ink-2">
            {originalBody}
          </p>
        </details>
      ) : null}
      {attachments.length > 0 ? (
        <ul aria-label="Attachments" className="flex flex-col gap-0.5">
          {attachments.map(({ name, byteSize, url, missing, contentType }, index) => (
            // Two files may have one name, and their order never changes.
            <li key={index} className="flex items-center gap-1.5">
              <Paperclip aria-hidden className="size-3 shrink-0 text-ink-3" />
              {url ? (
                <a
                  href={url}
                  download={name}
                  className="min-w-0 truncate rounded-sm underline underline-offset-2"
                >
                  {name}
                </a>
              ) : (
                <span className="min-w-0 truncate">{name}</span>
              )}
              <span className="shrink-0 text-ink-3">
                {size(byteSize) || contentType}
                {missing ? `, ${missing}` : ''}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

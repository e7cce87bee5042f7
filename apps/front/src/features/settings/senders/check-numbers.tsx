'use client';
import { useMutation } from '@apollo/client/react';
import { Banner, Button } from '@og/ui';
import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { CheckSenderNumbersDocument, type CheckSenderNumbersMutation } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { phoneText, phonesInWords } from '@/lib/phone-text';

type Checked = CheckSenderNumbersMutation['checkSenderNumbers'];

/** Asks Twilio where texts and calls of our numbers go, and points them here. */
export function CheckNumbers() {
  const [check, { loading }] = useMutation(CheckSenderNumbersDocument);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async () => {
    setProblem(null);
    try {
      setChecked((await check()).data?.checkSenderNumbers ?? null);
    } catch (error) {
      setProblem(friendlyError(error).message);
    }
  };
  return (
    <span className="flex flex-col items-end gap-2">
      <Button size="sm" icon={<RefreshCw aria-hidden />} loading={loading} onClick={() => void run()}>
        Check numbers
      </Button>
      {problem ? (
        <Banner tone="danger" announce>
          {problem}
        </Banner>
      ) : checked ? (
        <Banner tone={checked.failed.length > 0 ? 'warn' : 'success'} announce>
          {wordsOf(checked)}
        </Banner>
      ) : null}
    </span>
  );
}

function wordsOf({ fine, repaired, failed }: Checked): string {
  const parts = [
    repaired.length > 0
      ? `${repaired.map(phoneText).join(', ')} went elsewhere: texts and calls come here now.`
      : '',
    fine > 0 ? `${fine} ${fine === 1 ? 'number comes' : 'numbers come'} here already.` : '',
    ...failed.map(({ phone, message }) => `${phoneText(phone)}: ${phonesInWords(message)}`),
  ];
  return parts.filter(Boolean).join(' ') || 'There is no active number at Twilio.';
}

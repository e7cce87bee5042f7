interface Draft {
  channel: 'SMS' | 'EMAIL';
  body: string;
  subject: string | null;
}

/**
 * What a person makes of a draft: the one text that is measured, judged and sent, without the space around it. A subject
 * that nobody touched is not sent along: it would count as an edit.
 */
export function writtenDraft(draft: Draft, typed: { body: string; subject: string }) {
  const body = typed.body.trim();
  const subject = typed.subject.trim();
  const touched = draft.channel === 'EMAIL' && subject !== '' && subject !== (draft.subject ?? '').trim();
  return {
    /** Null: there is nothing to send. */
    send: body === '' ? null : { body, subject: touched ? subject : null },
    /** As it is judged while it is written. */
    written: {
      body,
      subject: touched ? subject : draft.subject,
      unchanged: !touched && body === draft.body,
    },
  };
}

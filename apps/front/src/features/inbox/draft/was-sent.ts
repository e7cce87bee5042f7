interface Said {
  direction: string;
  state: string;
  body: string;
}

/** Whether we said these words in a conversation; an opt-out line or a signature may stand behind them. */
export function wasSent(words: string, messages: readonly Said[]): boolean {
  const said = words.trim();
  return messages.some(
    ({ direction, state, body }) =>
      direction === 'OUTBOUND' && state !== 'CANCELED' && body.trimStart().startsWith(said),
  );
}

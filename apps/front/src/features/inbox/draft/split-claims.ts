export interface ClaimedPart<Claim> {
  text: string;
  /** The claim that these words make; null for what claims nothing. */
  claim: Claim | null;
}

/**
 * Cuts a text at the claims that stand in it word for word, so that each can be
 * shown with the fact it rests on. Claims that overlap an earlier one are left out.
 */
export function splitClaims<Claim extends { text: string }>(
  body: string,
  claims: readonly Claim[],
): ClaimedPart<Claim>[] {
  const found = claims
    .flatMap((claim) => {
      const start = claim.text === '' ? -1 : body.toLowerCase().indexOf(claim.text.toLowerCase());
      return start < 0 ? [] : [{ start, end: start + claim.text.length, claim }];
    })
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const parts: ClaimedPart<Claim>[] = [];
  let at = 0;
  for (const { start, end, claim } of found) {
    if (start < at) continue;
    if (start > at) parts.push({ text: body.slice(at, start), claim: null });
    parts.push({ text: body.slice(start, end), claim });
    at = end;
  }
  if (at < body.length) parts.push({ text: body.slice(at), claim: null });
  return parts;
}

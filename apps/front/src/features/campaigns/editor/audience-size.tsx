/** How many leads an audience has, read out when it changes. */
export function AudienceSize({ text }: { text: string }) {
  return (
    <p role="status" className="text-16 font-semibold tabular-nums">
      {text}
    </p>
  );
}

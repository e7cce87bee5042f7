'use client';

/** Opens the decision record of a message. It stands in rows that open something else. */
export function WhyButton({ about, onClick }: { about: string; onClick: () => void }) {
  return (
    <button
      type="button"
      onClick={(event) => {
        event.stopPropagation();
        onClick();
      }}
      className="rounded-sm underline decoration-dotted underline-offset-2"
    >
      Why?<span className="sr-only"> {about}</span>
    </button>
  );
}

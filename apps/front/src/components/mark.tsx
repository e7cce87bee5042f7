/** The product's mark: a signal leaving a point. */
export function Mark({ className = 'size-6' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={className}>
      <rect width="32" height="32" rx="7" className="fill-primary" />
      <path
        d="M9 23a14 14 0 0 1 14-14M16 23a7 7 0 0 1 7-7"
        className="fill-none stroke-on-primary"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <circle cx="22" cy="22" r="2.6" className="fill-signal" />
    </svg>
  );
}

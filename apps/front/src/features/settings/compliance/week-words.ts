const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** Hours of a week in few words: "Mon–Sat 09:00–21:00, Sun none". */
export function weekWords(week: readonly ({ from: string; to: string } | null)[]): string {
  const words = week.map((day) => (day ? `${day.from}–${day.to}` : 'none'));
  const parts: string[] = [];
  for (let from = 0; from < words.length;) {
    let to = from;
    while (words[to + 1] === words[from]) to += 1;
    const name = to === from ? days[from] : `${days[from]}–${days[to]}`;
    parts.push(`${name} ${words[from]}`);
    from = to + 1;
  }
  return parts.join(', ');
}

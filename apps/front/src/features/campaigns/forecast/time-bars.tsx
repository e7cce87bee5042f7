'use client';
import { formatCount } from '@og/ui';
import { useMemo, useState, type PointerEvent } from 'react';
import { formatDay, formatMoment } from '@/lib/format';
import { axisTop, bucketsOf, type Buckets } from './buckets';

const height = 120;
/** A few bars stay bars: room for so many is always there. */
const fewestSlots = 24;

const name = (at: number, size: Buckets['size']) =>
  size === 'day' ? formatDay(new Date(at)) : formatMoment(new Date(at));

/** Bars over a time line without gaps; the bar under the pointer is named above. */
export function TimeBars({
  hourly,
  label,
}: {
  hourly: readonly { hour: string; count: number }[];
  label: string;
}) {
  const { size, list } = useMemo(() => bucketsOf(hourly), [hourly]);
  const [pointed, setPointed] = useState<number | null>(null);
  const first = list[0];
  const last = list.at(-1);
  if (!first || !last) return null;
  const most = Math.max(...list.map(({ count }) => count));
  const top = axisTop(most);
  const busiest = list.find(({ count }) => count === most) ?? first;
  const slots = Math.max(fewestSlots, list.length);
  const shown = pointed === null ? undefined : list[pointed];
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const place = Math.floor(((event.clientX - left) / width) * slots);
    setPointed(place >= 0 && place < list.length ? place : null);
  };
  const unit = size === 'hour' ? 'hour' : 'day';
  return (
    <figure className="flex flex-col gap-1">
      <p aria-hidden className="h-5 text-13 text-ink-2 tabular-nums">
        {shown
          ? `${name(shown.at, size)}: ${formatCount(shown.count)}`
          : `Most in one ${unit}: ${formatCount(most)}, ${name(busiest.at, size)}`}
      </p>
      <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
        <div
          aria-hidden
          className="flex flex-col justify-between text-right text-12 text-ink-3 tabular-nums"
          style={{ height }}
        >
          <span className="-translate-y-1/2">{formatCount(top)}</span>
          <span>{formatCount(top / 2)}</span>
          <span className="translate-y-1/2">0</span>
        </div>
        <svg
          role="img"
          aria-label={`${label}: from ${name(first.at, size)} to ${name(last.at, size)}, at most ${formatCount(most)} in one ${unit}, ${name(busiest.at, size)}`}
          viewBox={`0 0 ${slots * 10} ${height}`}
          preserveAspectRatio="none"
          className="w-full"
          style={{ height }}
          onPointerMove={point}
          onPointerDown={point}
          onPointerLeave={() => setPointed(null)}
        >
          {[0.5, height / 2, height - 0.5].map((y) => (
            <line
              key={y}
              x1={0}
              x2={slots * 10}
              y1={y}
              y2={y}
              vectorEffect="non-scaling-stroke"
              className="stroke-line"
            />
          ))}
          {list.map(({ at, count }, index) => {
            const bar = count === 0 ? 0 : Math.max(1.5, (height * count) / top);
            return (
              <rect
                key={at}
                x={index * 10 + 1}
                y={height - bar}
                width={8}
                height={bar}
                className={index === pointed ? 'fill-focus' : 'fill-primary'}
              />
            );
          })}
        </svg>
        <span />
        <figcaption className="flex justify-between gap-3 pt-1 text-12 text-ink-3 tabular-nums">
          {list.length < fewestSlots ? (
            <span>
              {name(first.at, size)}
              {list.length > 1 ? ` to ${name(last.at, size)}` : ''}
            </span>
          ) : (
            <>
              <span>{name(first.at, size)}</span>
              <span className="text-right">{name(last.at, size)}</span>
            </>
          )}
        </figcaption>
      </div>
    </figure>
  );
}

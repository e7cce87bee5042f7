'use client';
import Link from 'next/link';
import { useState, type ComponentProps } from 'react';

/**
 * A link whose page is fetched ahead when a pointer or the focus comes near.
 * Links that are always in sight would otherwise load the code of every page
 * together with the first.
 */
export function HoverLink(props: ComponentProps<typeof Link>) {
  const [near, setNear] = useState(false);
  return (
    <Link
      {...props}
      prefetch={near ? null : false}
      onPointerEnter={(event) => {
        setNear(true);
        props.onPointerEnter?.(event);
      }}
      onFocus={(event) => {
        setNear(true);
        props.onFocus?.(event);
      }}
    />
  );
}

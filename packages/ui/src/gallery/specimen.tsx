import type { ReactNode } from 'react';

/** One component under its name. */
export function Specimen({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3 border-t pt-4">
      <h2 className="text-16 font-semibold">{title}</h2>
      {children}
    </section>
  );
}

import { cn } from '@og/ui';
import type { ReactNode } from 'react';
import type { AgentSlug } from '@/gql/graphql';

/** In the order in which a lead meets them. */
export const agentSlugs = ['GIANNA', 'CATHY', 'SABRINA', 'NEVA'] as const satisfies readonly AgentSlug[];

/** Whole class names: the style sheet is made from what stands here. */
const looks: Record<AgentSlug, { name: string; dot: string; rail: string }> = {
  GIANNA: { name: 'Gianna', dot: 'bg-agent-gianna', rail: 'border-agent-gianna' },
  CATHY: { name: 'Cathy', dot: 'bg-agent-cathy', rail: 'border-agent-cathy' },
  SABRINA: { name: 'Sabrina', dot: 'bg-agent-sabrina', rail: 'border-agent-sabrina' },
  NEVA: { name: 'Neva', dot: 'bg-agent-neva', rail: 'border-agent-neva' },
};

export function agentName(slug: AgentSlug): string {
  return looks[slug].name;
}

/** The agent's hue beside its name. */
export function AgentLabel({ slug, className }: { slug: AgentSlug; className?: string }) {
  return (
    <span className={cn('inline-flex items-center gap-1.5 font-medium', className)}>
      <span aria-hidden className={cn('size-2 shrink-0 rounded-full', looks[slug].dot)} />
      {looks[slug].name}
    </span>
  );
}

/** The 2 px rail beside what an agent wrote. */
export function AgentRail({
  slug,
  className,
  children,
}: {
  slug: AgentSlug;
  className?: string;
  children: ReactNode;
}) {
  return <div className={cn('border-l-2 pl-3', looks[slug].rail, className)}>{children}</div>;
}

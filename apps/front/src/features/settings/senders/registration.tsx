'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Button, EmptyState, Section, SkeletonRows, toast } from '@og/ui';
import { BadgeCheck } from 'lucide-react';
import { useState } from 'react';
import { QueryError } from '@/components/query-error';
import { RoleGate } from '@/components/role-gate';
import { RefreshRegistrationsDocument, RegistrationsDocument } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { useRenewed } from '@/lib/events/use-renewed';
import { BrandRow } from './brand-row';
import { RegistrationDialog, type RegistrationForm } from './registration-dialog';

/** What US carriers know of the business: without it a long code sends nothing. */
export function Registration() {
  const { data, error, refetch } = useQuery(RegistrationsDocument, { fetchPolicy: 'cache-and-network' });
  useRenewed(['team'], refetch, 2_000);
  const [refresh, refreshing] = useMutation(RefreshRegistrationsDocument);
  const [open, setOpen] = useState<RegistrationForm | null>(null);
  const brands = data?.brands;
  return (
    <Section
      title="10DLC registration"
      description="US carriers let a long code send only for a registered brand and use."
      actions={
        <RoleGate atLeast="ADMIN" what="Registering" fallback={null}>
          <span className="flex flex-wrap gap-1">
            {brands && brands.length > 0 ? (
              <Button
                variant="ghost"
                loading={refreshing.loading}
                onClick={() =>
                  void refresh().then(
                    () => toast.success('The vendors were asked'),
                    (problem: unknown) => toast.error(friendlyError(problem).message),
                  )
                }
              >
                Ask the vendors
              </Button>
            ) : null}
            <Button onClick={() => setOpen({ what: 'brand', brand: null })}>New brand</Button>
          </span>
        </RoleGate>
      }
    >
      {brands ? (
        brands.length === 0 ? (
          <EmptyState icon={<BadgeCheck />} title="No brand is registered">
            Begin with the business itself, then say what its texts are for.
          </EmptyState>
        ) : (
          <ul className="flex flex-col">
            {brands.map((brand) => (
              <BrandRow key={brand.id} brand={brand} onOpen={setOpen} />
            ))}
          </ul>
        )
      ) : error ? (
        <QueryError what="Registrations" error={error} onRetry={refetch} />
      ) : (
        <SkeletonRows rows={2} density="relaxed" />
      )}
      <RegistrationDialog open={open} onClose={() => setOpen(null)} />
    </Section>
  );
}

'use client';
import { Users } from 'lucide-react';
import { useState } from 'react';
import { Banner } from '../feedback/banner';
import { Progress } from '../feedback/progress';
import { SkeletonRows } from '../feedback/skeleton';
import { EmptyState, ErrorState, NoMatches, NoPermission } from '../feedback/states';
import { Button } from '../forms/button';
import { PageHeader, Toolbar } from '../layout/page-header';
import { Stepper } from '../layout/stepper';
import { Tabs } from '../layout/tabs';
import { Specimen } from './specimen';

export function GalleryFeedback() {
  const [tab, setTab] = useState('all');
  const [step, setStep] = useState('map');
  return (
    <>
      <Specimen title="Page parts">
        <PageHeader
          title="Leads"
          meta="104,212 leads, as of 14:02"
          actions={<Button variant="primary">Add lead</Button>}
        />
        <Toolbar label="Filters">
          <Button size="sm">State</Button>
          <Button size="sm">Stage</Button>
        </Toolbar>
        <Tabs
          label="Campaign"
          value={tab}
          onValueChange={setTab}
          items={[
            { value: 'all', label: 'All', count: 120, content: 'Everything' },
            { value: 'failed', label: 'Failed', count: 3, content: 'What failed' },
          ]}
        />
        <Stepper
          label="Import"
          current={step}
          onSelect={setStep}
          steps={[
            { id: 'file', label: 'File', done: true },
            { id: 'map', label: 'Map columns', done: false },
            { id: 'review', label: 'Review', done: false, disabled: true },
          ]}
        />
      </Specimen>
      <Specimen title="Progress and banners">
        <Progress label="Importing" value={42} text="210 of 500 rows" />
        <Progress label="Reading the file" value={null} text="Counting" />
        <Banner>Carriers are simulated.</Banner>
        <Banner tone="success">Saved.</Banner>
        <Banner tone="warn">Live updates are away.</Banner>
        <Banner tone="danger">The provider refused.</Banner>
      </Specimen>
      <Specimen title="States of a list">
        <div className="grid gap-4 sm:grid-cols-2">
          <SkeletonRows rows={4} />
          <EmptyState
            icon={<Users />}
            title="No leads yet"
            action={<Button variant="primary">Import a CSV</Button>}
          >
            Leads come from a file, from Apollo.io or one by one.
          </EmptyState>
          <NoMatches onClear={() => {}} />
          <ErrorState
            title="Leads could not be loaded"
            cause="The server cannot be reached."
            requestId="req_01JX7Q"
            onRetry={() => {}}
          />
          <NoPermission needs="Admin" what="Changing senders" />
        </div>
      </Specimen>
    </>
  );
}

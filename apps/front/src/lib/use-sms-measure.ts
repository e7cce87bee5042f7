'use client';
import type { SmsMeasure } from '@og/core/browser';
import { loadAgain } from '@og/ui';
import { useEffect, useState } from 'react';

type Measure = (text: string) => SmsMeasure;

const nothing: SmsMeasure = {
  encoding: 'GSM-7',
  segments: 0,
  units: 0,
  unitsPerSegment: 160,
  remaining: 160,
  forcing: [],
};

let loaded: Measure | null = null;

/**
 * What a text costs as SMS. The character tables weigh more than the composer,
 * so they are loaded beside it; until then, and for no text, the meter is empty.
 */
export function useSmsMeasure(text: string): SmsMeasure {
  const [measure, setMeasure] = useState<Measure | null>(() => loaded);
  useEffect(() => {
    let current = true;
    loadAgain(async () => loaded ?? (await import('./measure-sms')).measureSms).then(
      (measureSms) => {
        loaded = measureSms;
        if (current) setMeasure(() => measureSms);
      },
      // The meter stays empty; the server counts on its own.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, []);
  return measure && text ? measure(text) : nothing;
}

'use client';
import type { SmsMeasure } from '@og/core/browser';
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
    if (loaded) return;
    let current = true;
    void import('./measure-sms').then(({ measureSms }) => {
      loaded = measureSms;
      if (current) setMeasure(() => measureSms);
    });
    return () => {
      current = false;
    };
  }, []);
  return measure && text ? measure(text) : nothing;
}

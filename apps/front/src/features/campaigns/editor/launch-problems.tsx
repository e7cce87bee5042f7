'use client';
import { CircleAlert } from 'lucide-react';
import { sectionNames, sectionOf, type SectionId } from './sections';

interface LaunchProblemsProps {
  problems: readonly { code: string; message: string; path: readonly string[] | null }[];
  onSection: (id: SectionId) => void;
}

/** What stands in the way of a launch, each with the way to where it is put right. */
export function LaunchProblems({ problems, onSection }: LaunchProblemsProps) {
  if (problems.length === 0) return null;
  return (
    <div role="alert" className="flex flex-col gap-2 rounded-md border border-danger/30 bg-danger/6 p-3">
      <p className="text-13 font-medium text-danger">
        {problems.length === 1 ? 'One thing stands' : `${problems.length} things stand`} in the way of the
        launch:
      </p>
      <ul className="flex flex-col gap-1.5 text-13">
        {problems.map((one) => {
          const section = sectionOf(one);
          return (
            <li key={`${one.code} ${one.message}`} className="flex flex-wrap items-center gap-x-2">
              <CircleAlert aria-hidden className="size-3.5 shrink-0 text-danger" />
              <span>{one.message}</span>
              {section === 'forecast' ? null : (
                <button type="button" className="rounded-sm underline" onClick={() => onSection(section)}>
                  Go to {sectionNames[section]}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

'use client';
import { Banner, PageHeader, RadioGroup, Section, Skeleton, Switch } from '@og/ui';
import { lazyPart } from '@/components/lazy-part';
import { useKeySettings } from '@/lib/actions/key-settings';
import { useTheme } from '@/lib/theme/use-theme';
import { KeyList } from './key-list';
import { useSaveKeys } from './use-save-keys';

const NameForm = lazyPart(
  () => import('./name-form').then((file) => file.NameForm),
  <Skeleton className="h-15" />,
);

export function ProfilePage() {
  const [theme, setTheme] = useTheme();
  const settings = useKeySettings();
  const { save, problem } = useSaveKeys();
  return (
    <>
      <PageHeader title="Profile" meta="Keys are yours in every browser; the theme is kept in this one." />
      <Section title="You">
        <NameForm />
      </Section>
      <Section title="Theme">
        <RadioGroup
          label="Theme"
          hideLabel
          value={theme}
          onValueChange={setTheme}
          options={[
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
            { value: 'system', label: 'As the system' },
          ]}
        />
      </Section>
      <Section title="Keys">
        {problem ? (
          <Banner tone="warn" announce>
            {problem}
          </Banner>
        ) : null}
        <Switch
          label="Single keys"
          hint="Letters and sequences such as g h. They never fire while you type. The palette's key (⌘K or Ctrl K) always works."
          checked={settings.singleKeys}
          onCheckedChange={(singleKeys) => save({ ...settings, singleKeys })}
        />
        {settings.singleKeys ? <KeyList save={save} /> : null}
      </Section>
    </>
  );
}

import type { ProviderVoice } from '@frontdesk/contract';
import { Select, SimpleGrid, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { locale } from '../../../format/locale.ts';
import { voicesQuery } from '../../providers/provider-queries.ts';
import type { DraftVoice } from './agent-draft.ts';
import { type AroundAgent, providerNamed, serviceOf } from './around-agent.ts';
import { useProblem } from './field-problems.ts';

interface VoicePickerProps {
  readonly value: DraftVoice;
  readonly around: AroundAgent;
  /** As on the wire; only the agent's first voice has one of its own. */
  readonly field: string;
  readonly onChange: (voice: DraftVoice) => void;
}

/** Which of a provider's voices: asked of the service where it lists the account's, narrowed by gender and language. */
export function VoicePicker({ value, around, field, onChange }: VoicePickerProps) {
  const { provider: id, voiceId, gender } = value;
  const provider = providerNamed(around, id);
  const service = serviceOf(provider, 'voice');
  const isListed = service?.listsVoices === true && provider?.isReady === true;
  const listed = useQuery({ ...voicesQuery(around.businessId, id), enabled: isListed });
  const voices = listed.data ?? service?.voices ?? [];
  const languages = [...new Set(voices.flatMap(voice => voice.languages.map(languageIn)))].sort();
  const own = languageIn(around.language);
  const [asked, setAsked] = useState<string>();
  const language = asked ?? (languages.includes(own) ? own : '');
  const fitting = voices.filter(voice => fits(voice, gender, language) || voice.id === voiceId);
  const problem = useProblem(field);
  if (voices.length === 0 && !isListed) return null;
  const isKnown = voiceId === null || voices.some(voice => voice.id === voiceId);
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: languages.length > 1 ? 3 : 2 }} spacing="sm" style={{ alignItems: 'start' }}>
        <Select
          label="Gender"
          data={[
            { value: 'female', label: 'Female' },
            { value: 'male', label: 'Male' },
          ]}
          allowDeselect={false}
          readOnly={!around.mayWrite}
          value={gender}
          onChange={choice => {
            const wanted = choice === 'male' ? 'male' : 'female';
            const current = voices.find(voice => voice.id === voiceId);
            const stays = current !== undefined && fits(current, wanted, '');
            onChange({ ...value, gender: wanted, voiceId: stays ? voiceId : null });
          }}
        />
        {languages.length > 1 && (
          <Select
            label="Voices for"
            data={[
              { value: '', label: 'Every language' },
              ...languages.map(code => ({ value: code, label: languageName(code) })),
            ]}
            allowDeselect={false}
            searchable={languages.length > 10}
            value={language}
            onChange={choice => setAsked(choice ?? '')}
          />
        )}
        <Select
          label="Voice"
          data={[
            { value: '', label: 'As usual' },
            ...fitting.map(voice => ({ value: voice.id, label: voice.title })),
            ...(isKnown ? [] : [{ value: voiceId, label: voiceId }]),
          ]}
          allowDeselect={false}
          searchable={fitting.length > 10}
          readOnly={!around.mayWrite}
          disabled={listed.isFetching && !listed.data}
          value={voiceId ?? ''}
          error={problem}
          onChange={choice => {
            const chosen = voices.find(voice => voice.id === choice);
            onChange({ ...value, voiceId: choice || null, gender: chosen?.gender ?? gender });
          }}
        />
      </SimpleGrid>
      {listed.isFetching && !listed.data && (
        <Text size="xs" c="dimmed" role="status">
          Asking {provider?.title} for the voices of the account …
        </Text>
      )}
      {listed.isError && (
        <Text size="xs" c="red" role="alert">
          {provider?.title} does not say which voices the account has; those that every account has can be chosen.
        </Text>
      )}
    </>
  );
}

function fits(voice: ProviderVoice, gender: DraftVoice['gender'], language: string): boolean {
  const isRight = voice.gender === null || voice.gender === gender;
  const isSpoken =
    language === '' || voice.languages.length === 0 || voice.languages.map(languageIn).includes(language);
  return isRight && isSpoken;
}

/** `en-US` → `en`. */
const languageIn = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? tag;

const names = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' });

/** Services write of languages what they like. */
function languageName(code: string): string {
  return /^[a-z]{2,3}$/.test(code) ? (names.of(code) ?? code) : code;
}

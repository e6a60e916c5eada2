import type { PhoneNumberConfiguration } from '@frontdesk/contract';
import type { CarrierNumber, NumberConfiguration } from '@frontdesk/providers/twilio';

/** Where a number's calls and messages are to go. */
export function webhooksAt(publicUrl: string) {
  const base = `${publicUrl}/webhooks/twilio`;
  return {
    voiceUrl: `${base}/voice`,
    voiceFallbackUrl: `${base}/voice-fallback`,
    statusCallback: `${base}/status`,
    smsUrl: `${base}/message`,
    smsFallbackUrl: `${base}/message-fallback`,
    isRoutedHere: true,
  } satisfies NumberConfiguration;
}

/** Compares what the carrier says with what it should say. */
export function describeConfiguration(
  publicUrl: string,
  owned: CarrierNumber | null,
  now: Date,
): PhoneNumberConfiguration {
  const wanted = webhooksAt(publicUrl);
  const place = (actual: string | null | undefined, here: string) =>
    actual ? (actual === here ? ('here' as const) : ('elsewhere' as const)) : ('unset' as const);
  const places = {
    voice: place(owned?.voiceUrl, wanted.voiceUrl),
    voiceFallback: place(owned?.voiceFallbackUrl, wanted.voiceFallbackUrl),
    status: place(owned?.statusCallback, wanted.statusCallback),
    messages: place(owned?.smsUrl, wanted.smsUrl),
    messagesFallback: place(owned?.smsFallbackUrl, wanted.smsFallbackUrl),
  };
  const isRoutedElsewhere = owned?.isRoutedElsewhere ?? false;
  const isPointingHere = !isRoutedElsewhere && Object.values(places).every(where => where === 'here');
  return { checkedAt: now.toISOString(), isOwned: owned !== null, isPointingHere, isRoutedElsewhere, ...places };
}

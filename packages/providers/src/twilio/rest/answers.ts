import { z } from 'zod';
import type {
  AvailableNumber,
  CarrierCall,
  CarrierMessage,
  CarrierNumber,
  CarrierRecording,
  NumberCapabilities,
} from './twilio-client.ts';

// Twilio's answers, read leniently: only the fields we use, and numbers as strings or as numbers, as it pleases Twilio.

const Sid = z.string().min(1).max(64);
const Text = z
  .string()
  .nullish()
  .transform(text => text || null);
/** A count that may be unknown; Twilio marks that with null, an empty string or -1. */
const Count = z
  .union([z.number(), z.string()])
  .nullish()
  .transform(value => {
    const count = value === null || value === undefined || value === '' ? Number.NaN : Number(value);
    return Number.isFinite(count) && count >= 0 ? count : null;
  });

export const CallAnswer = z
  .object({
    sid: Sid,
    status: z.string().min(1),
    from: z.string().nullish(),
    to: z.string().nullish(),
    duration: Count,
    answered_by: Text,
    /** RFC 2822. */
    date_created: z.string().nullish(),
  })
  .transform(({ sid, status, from, to, duration, answered_by, date_created }) => {
    const call: CarrierCall = {
      sid,
      status,
      from: from ?? '',
      to: to ?? '',
      durationSeconds: duration,
      answeredBy: answered_by,
    };
    return { call, createdAt: date_created ? new Date(date_created) : null };
  });

export const CallListAnswer = z.object({ calls: z.array(CallAnswer) });

export const RecordingAnswer = z
  .object({
    sid: Sid,
    call_sid: Sid,
    status: z.enum(['in-progress', 'paused', 'stopped', 'processing', 'completed', 'absent', 'deleted']),
    channels: Count,
    duration: Count,
  })
  .transform(
    ({ sid, call_sid, status, channels, duration }): CarrierRecording => ({
      sid,
      callSid: call_sid,
      status,
      channels: channels ?? 1,
      durationSeconds: duration,
    }),
  );

/** Numbers for sale have `SMS`, owned ones `sms`. */
const Capabilities = z
  .record(z.string(), z.boolean().nullish())
  .nullish()
  .transform((capabilities): NumberCapabilities => {
    const able = new Set(
      Object.entries(capabilities ?? {})
        .filter(([, isAble]) => isAble)
        .map(([name]) => name.toLowerCase()),
    );
    return { voice: able.has('voice'), sms: able.has('sms') };
  });

export const AvailableNumbersAnswer = z.object({
  available_phone_numbers: z.array(
    z
      .object({
        phone_number: z.string().min(1),
        locality: Text,
        region: Text,
        iso_country: z.string().nullish(),
        capabilities: Capabilities,
      })
      .transform(
        ({ phone_number, locality, region, iso_country, capabilities }): AvailableNumber => ({
          number: phone_number,
          locality,
          region,
          country: iso_country ?? '',
          capabilities,
        }),
      ),
  ),
});

export const NumberAnswer = z
  .object({
    sid: Sid,
    phone_number: z.string().min(1),
    friendly_name: z.string().nullish(),
    capabilities: Capabilities,
    voice_url: Text,
    voice_fallback_url: Text,
    status_callback: Text,
    sms_url: Text,
    sms_fallback_url: Text,
    voice_application_sid: Text,
    trunk_sid: Text,
  })
  .transform(
    (answer): CarrierNumber => ({
      sid: answer.sid,
      number: answer.phone_number,
      friendlyName: answer.friendly_name ?? '',
      capabilities: answer.capabilities,
      voiceUrl: answer.voice_url,
      voiceFallbackUrl: answer.voice_fallback_url,
      statusCallback: answer.status_callback,
      smsUrl: answer.sms_url,
      smsFallbackUrl: answer.sms_fallback_url,
      isRoutedElsewhere: answer.voice_application_sid !== null || answer.trunk_sid !== null,
    }),
  );

export const NumberListAnswer = z.object({
  incoming_phone_numbers: z.array(NumberAnswer),
  /** A path; null on the last page. */
  next_page_uri: Text,
});

export const MessageAnswer = z
  .object({ sid: Sid, status: z.string().min(1), num_segments: Count })
  .transform(({ sid, status, num_segments }): CarrierMessage => ({ sid, status, segments: num_segments }));

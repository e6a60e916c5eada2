import { describe, expect, it } from 'vitest';
import { type AudioFrame, TELEPHONE } from '../audio/audio-frame.ts';
import { WAV_HEADER_BYTES } from '../audio/wav.ts';
import { CallRecorder } from './call-recorder.ts';

function frame(value: number, samples: number): AudioFrame {
  return { ...TELEPHONE, data: new Uint8Array(samples).fill(value) };
}

function recording() {
  const written: number[] = [];
  const recorder = new CallRecorder(
    {
      write: bytes => void written.push(...bytes),
      close: async header => void written.splice(0, header.length, ...header),
    },
    TELEPHONE,
  );
  const channel = (offset: 0 | 1) => written.slice(WAV_HEADER_BYTES).filter((_, index) => index % 2 === offset);
  return { recorder, written, left: () => channel(0), right: () => channel(1) };
}

describe('call recorder', () => {
  it('puts the caller left and the agent right, as it was played', async () => {
    const { recorder, left, right } = recording();
    recorder.addCaller(frame(1, 4));
    recorder.addAgent(frame(9, 6));
    recorder.addCaller(frame(2, 4));
    recorder.addCaller(frame(3, 4));
    await recorder.close();
    expect(left()).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3]);
    expect(right()).toEqual([255, 255, 255, 255, 9, 9, 9, 9, 9, 9, 255, 255]);
  });

  it('leaves out what was cleared before it was played', async () => {
    const { recorder, right } = recording();
    recorder.addAgent(frame(9, 100));
    recorder.addCaller(frame(1, 4));
    recorder.clearAgent();
    recorder.addCaller(frame(1, 4));
    recorder.addAgent(frame(7, 4));
    recorder.addCaller(frame(1, 4));
    await recorder.close();
    expect(right()).toEqual([9, 9, 9, 9, 255, 255, 255, 255, 7, 7, 7, 7]);
  });

  it('keeps whole samples together where they have two bytes', async () => {
    const written: number[] = [];
    const format = { encoding: 'pcm16', sampleRateHz: 8000 } as const;
    const recorder = new CallRecorder({ write: bytes => void written.push(...bytes), close: async () => {} }, format);
    recorder.addAgent({ ...format, data: Uint8Array.from([5, 6, 7, 8]) });
    recorder.addCaller({ ...format, data: Uint8Array.from([1, 2, 3, 4]) });
    await recorder.close();
    expect(written.slice(WAV_HEADER_BYTES)).toEqual([1, 2, 5, 6, 3, 4, 7, 8]);
  });

  it('loses nothing where one piece ends and the next begins', async () => {
    const { recorder, left, right } = recording();
    const frames = 250; // five seconds
    for (let index = 0; index < frames; index++) {
      recorder.addAgent(frame(200 - (index % 100), 160));
      recorder.addCaller(frame(index % 100, 160));
    }
    await recorder.close();
    expect(left()).toEqual(Array.from({ length: frames * 160 }, (_, at) => Math.floor(at / 160) % 100));
    expect(right()).toEqual(Array.from({ length: frames * 160 }, (_, at) => 200 - (Math.floor(at / 160) % 100)));
  });

  it('is silent on both sides while paused, and goes on at its time', async () => {
    const { recorder, left, right } = recording();
    recorder.addAgent(frame(9, 12));
    recorder.addCaller(frame(1, 4));
    recorder.pause(true);
    recorder.addCaller(frame(2, 4));
    recorder.pause(false);
    recorder.addCaller(frame(3, 4));
    await recorder.close();
    expect(left()).toEqual([1, 1, 1, 1, 255, 255, 255, 255, 3, 3, 3, 3]);
    expect(right()).toEqual([9, 9, 9, 9, 255, 255, 255, 255, 9, 9, 9, 9]);
  });

  it('ends with a header that says μ-law, two channels and the real length', async () => {
    const { recorder, written } = recording();
    recorder.addCaller(frame(1, 160));
    await recorder.close();
    const view = new DataView(Uint8Array.from(written).buffer);
    expect(view.getUint16(20, true)).toBe(7);
    expect(view.getUint16(22, true)).toBe(2);
    expect(view.getUint32(24, true)).toBe(8000);
    expect(view.getUint32(54, true)).toBe(320);
    expect(view.getUint32(4, true)).toBe(written.length - 8);
  });
});

import { ActionIcon, Group, Paper, SegmentedControl, Skeleton, Text, useComputedColorScheme } from '@mantine/core';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import WaveSurfer from 'wavesurfer.js';
import { stopwatch } from '../../../format/duration.ts';
import { Icon } from '../../../shell/icon.tsx';
import classes from './recording-player.module.css';

export interface RecordingPlayerHandle {
  playFrom(atMs: number): void;
}

interface RecordingPlayerProps {
  readonly url: string;
  readonly ref?: Ref<RecordingPlayerHandle>;
  readonly onPosition: (atMs: number) => void;
}

const SPEEDS = ['1', '1.5', '2'];
/** How far the arrow keys jump. */
const JUMP_SECONDS = 5;

/** Plays a two-channel recording: the caller above, the agent below. */
export function RecordingPlayer({ url, ref, onPosition }: RecordingPlayerProps) {
  const waveform = useRef<HTMLDivElement>(null);
  const player = useRef<WaveSurfer>(null);
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
  const [isPlaying, setPlaying] = useState(false);
  const [seconds, setSeconds] = useState(0);
  const [duration, setDuration] = useState(0);
  const [speed, setSpeed] = useState('1');
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });

  useEffect(() => {
    if (!waveform.current) return;
    const surfer = WaveSurfer.create({
      container: waveform.current,
      url,
      height: 36,
      barWidth: 2,
      barGap: 1,
      barRadius: 2,
      cursorWidth: 2,
      normalize: true,
      splitChannels: [{}, {}],
    });
    surfer.on('ready', total => {
      setDuration(total);
      setState('ready');
    });
    surfer.on('error', () => setState('failed'));
    surfer.on('play', () => setPlaying(true));
    surfer.on('pause', () => setPlaying(false));
    surfer.on('timeupdate', now => {
      setSeconds(now);
      onPosition(now * 1000);
    });
    player.current = surfer;
    return () => {
      player.current = null;
      surfer.destroy();
    };
  }, [url, onPosition]);

  useEffect(() => player.current?.setOptions(waveColors(scheme)), [scheme]);

  useImperativeHandle(ref, () => ({
    playFrom(atMs) {
      player.current?.setTime(atMs / 1000);
      void player.current?.play();
    },
  }));

  if (state === 'failed') {
    return (
      <Paper withBorder p="md">
        <Text size="sm" c="dimmed">
          The recording cannot be played.
        </Text>
      </Paper>
    );
  }
  return (
    <Paper withBorder p="sm" shadow="xs">
      <Group gap="sm" wrap="nowrap">
        <ActionIcon
          size={44}
          radius="xl"
          disabled={state !== 'ready'}
          aria-label={isPlaying ? 'Pause' : 'Play'}
          onClick={() => void player.current?.playPause()}
          onKeyDown={event => {
            const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
            if (direction) player.current?.skip(direction * JUMP_SECONDS);
          }}
        >
          <Icon name={isPlaying ? 'pause' : 'play'} size={20} />
        </ActionIcon>
        <div className={classes.channels} aria-hidden="true">
          <span>Caller</span>
          <span>Agent</span>
        </div>
        <div className={classes.stage}>
          {state === 'loading' && <Skeleton className={classes.loading} />}
          <div ref={waveform} />
        </div>
      </Group>
      <Group justify="space-between" mt={6} gap="xs">
        <Text size="xs" c="dimmed">
          {stopwatch(seconds * 1000)} / {stopwatch(duration * 1000)}
        </Text>
        <Group gap="xs">
          <SegmentedControl
            size="xs"
            aria-label="Speed"
            value={speed}
            onChange={value => {
              setSpeed(value);
              player.current?.setPlaybackRate(Number(value), true);
            }}
            data={SPEEDS.map(value => ({ value, label: `${value}×` }))}
          />
          <ActionIcon component="a" href={url} download variant="default" aria-label="Download the recording">
            <Icon name="download" size={16} />
          </ActionIcon>
        </Group>
      </Group>
    </Paper>
  );
}

/** The channels in the colours of their bubbles. The player draws on a canvas, which knows no CSS variables. */
function waveColors(scheme: 'light' | 'dark') {
  const [caller, agent, played, cursor] =
    scheme === 'dark' ? ['#5c6368', '#1f6d64', '#c9d1d6', '#f1f3f5'] : ['#b6bec5', '#7fcabf', '#52606b', '#212529'];
  return {
    cursorColor: cursor,
    splitChannels: [
      { waveColor: caller, progressColor: played },
      { waveColor: agent, progressColor: scheme === 'dark' ? '#3ec4b1' : '#0f766e' },
    ],
  };
}

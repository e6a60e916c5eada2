import type { CallDetail, Turn } from '@frontdesk/contract';
import { Alert, Anchor, Grid, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useRef, useState } from 'react';
import { phoneNumber } from '../../../format/phone-number.ts';
import { clockTime, dayName } from '../../../format/time.ts';
import { Card } from '../../../shell/card.tsx';
import { Icon } from '../../../shell/icon.tsx';
import { Page } from '../../../shell/page.tsx';
import { Failure, LoadingRows } from '../../../shell/page-states.tsx';
import { useBusinessName } from '../../businesses/selected-business.ts';
import { useMay } from '../../session/use-may.ts';
import { CallStatusBadge } from '../call-badges.tsx';
import { callQuery } from '../call-queries.ts';
import { LiveControls } from '../live/live-controls.tsx';
import { isRunning, otherParty } from '../running-call.ts';
import { CallFacts } from './call-facts.tsx';
import classes from './call-page.module.css';
import { Conversation } from './conversation.tsx';
import { EndCallButton } from './end-call-button.tsx';
import { RecordingPlayer, type RecordingPlayerHandle } from './recording-player.tsx';
import { turnAt } from './timeline.ts';
import { UsageCard } from './usage-card.tsx';
import { useFollowEnd } from './use-follow-end.ts';
import { useLiveCall } from './use-live-call.ts';

// The chart library is larger than the rest of this screen; the conversation does not wait for it.
const LatencyChart = lazy(() => import('./latency-chart.tsx').then(chart => ({ default: chart.LatencyChart })));

const NO_TURNS: readonly Turn[] = [];

const route = getRouteApi('/app/calls/$callId');

export function CallPage() {
  const { callId } = route.useParams();
  const call = useQuery(callQuery(callId));
  return (
    <Stack gap="xs" maw={1280} mx="auto">
      <Anchor size="sm" renderRoot={props => <Link {...props} to="/calls" />}>
        <Group gap={4} component="span">
          <Icon name="left" size={14} /> Calls
        </Group>
      </Anchor>
      {call.data && <CallScreen key={callId} call={call.data} />}
      {!call.data && call.isError && <Failure error={call.error} onRetry={() => void call.refetch()} />}
      {!call.data && call.isPending && <LoadingRows rows={6} height={72} />}
    </Stack>
  );
}

function CallScreen({ call }: { readonly call: CallDetail }) {
  const player = useRef<RecordingPlayerHandle>(null);
  const [currentTurn, setCurrentTurn] = useState<number>();
  const transcript = call.transcript ?? NO_TURNS;
  const followRecording = useCallback((atMs: number) => setCurrentTurn(turnAt(transcript, atMs)), [transcript]);
  const running = isRunning(call);
  const isHeard = call.transcript !== null;
  const live = useLiveCall(call.id, isHeard && running);
  const businessName = useBusinessName()(call.businessId);
  const mayControl = useMay()('calls:write', call.businessId);
  const audio = call.recording?.status === 'completed' ? call.recording.url : undefined;
  useFollowEnd(running, transcript.length + (call.events?.length ?? 0) + live.interimText.length);
  const answers = transcript.filter(turn => typeof turn.latency?.totalMs === 'number');
  return (
    <Page
      title={call.contactName ?? phoneNumber(otherParty(call))}
      subtitle={`${dayName(call.startedAt)}, ${clockTime(call.startedAt)} · ${businessName}`}
      actions={
        <Group gap="xs">
          {isHeard && running && !live.isConnected && (
            <Text size="xs" c="dimmed">
              Connecting …
            </Text>
          )}
          <CallStatusBadge status={call.status} />
          {running && mayControl && <EndCallButton callId={call.id} />}
        </Group>
      }
    >
      {audio !== undefined && (
        <div className={classes.player}>
          <RecordingPlayer url={audio} ref={player} onPosition={followRecording} />
        </div>
      )}
      {call.recording?.status === 'expired' && (
        <Alert color="gray">This call’s recording was deleted, as the business’s settings say.</Alert>
      )}
      {call.recording?.status === 'failed' && <Alert color="yellow">This call’s recording could not be kept.</Alert>}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Paper withBorder p={{ base: 'sm', sm: 'lg' }}>
            {isHeard ? (
              <Conversation
                call={call}
                interimText={live.interimText}
                currentTurn={currentTurn}
                onPlay={audio !== undefined ? atMs => player.current?.playFrom(atMs) : undefined}
              />
            ) : (
              <Text c="dimmed" ta="center" py="xl">
                What is said on calls is for members of the business only.
              </Text>
            )}
          </Paper>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <Stack gap="lg">
            {call.status === 'in_progress' && mayControl && <LiveControls call={call} />}
            <CallFacts call={call} businessName={businessName} />
            {call.usage !== null && call.usage.length > 0 && (
              <UsageCard businessId={call.businessId} usage={call.usage} />
            )}
            {answers.length > 0 && (
              <Card title="Response time">
                <Suspense fallback={<Skeleton height={230} />}>
                  <LatencyChart turns={answers} />
                </Suspense>
              </Card>
            )}
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  );
}

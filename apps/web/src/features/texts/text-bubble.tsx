import type { TextMessage, TextStatus } from '@frontdesk/contract';
import { Anchor } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { clockTime, exactTime } from '../../format/time.ts';
import { sessionQuery } from '../session/session-queries.ts';
import classes from './thread-pane.module.css';

const STATUSES: Record<TextStatus, string> = {
  queued: 'Waiting to be sent',
  sending: 'Sending …',
  sent: 'Sent',
  delivered: 'Delivered',
  undelivered: 'Not delivered',
  failed: 'Not sent',
  received: '',
};

/** One message, and below it who wrote it when, and how far it came. */
export function TextBubble({ message }: { readonly message: TextMessage }) {
  const isTrouble = message.status === 'failed' || message.status === 'undelivered';
  return (
    <div className={classes.text} data-direction={message.direction} data-status={message.status}>
      <div className={classes.bubble}>
        {message.body}
        {message.mediaCount > 0 && <em>{mediaText(message)}</em>}
      </div>
      <div className={classes.meta}>
        {message.direction === 'outbound' && (
          <>
            <Author message={message} /> ·{' '}
          </>
        )}
        <span title={exactTime(message.createdAt)}>{clockTime(message.createdAt)}</span>
        {message.direction === 'outbound' && (
          <>
            {' · '}
            <span className={isTrouble ? classes.trouble : undefined}>
              {STATUSES[message.status]}
              {isTrouble && message.errorDetail !== null && `: ${message.errorDetail}`}
            </span>
          </>
        )}
      </div>
    </div>
  );
}

function Author({ message: { userId, callId } }: { readonly message: TextMessage }) {
  const user = useSuspenseQuery(sessionQuery).data;
  if (userId !== null) return <>{userId === user.id ? 'You' : 'A colleague'}</>;
  if (callId === null) return <>Agent</>;
  return (
    <>
      Agent, on{' '}
      <Anchor size="xs" renderRoot={props => <Link {...props} to="/calls/$callId" params={{ callId }} />}>
        a call
      </Anchor>
    </>
  );
}

function mediaText({ mediaCount, body }: TextMessage): string {
  const text = mediaCount === 1 ? 'Sent a picture or file' : `Sent ${mediaCount} pictures or files`;
  return body === '' ? text : `\n${text}`;
}

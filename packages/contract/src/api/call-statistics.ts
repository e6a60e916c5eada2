import { z } from 'zod';
import { CallDirection, CallStatus, Disposition } from '../call.ts';
import { WEEKDAYS } from '../hours/schema.ts';
import { Id, LocalDate, TimeZone } from '../identifiers.ts';

/** `day` today · `week` the last 7 days with today · `month` the last 30. */
export const StatisticsPeriod = z.enum(['day', 'week', 'month']);
export type StatisticsPeriod = z.infer<typeof StatisticsPeriod>;

/** Longest range of dates. */
export const MAX_STATISTICS_DAYS = 366;

/** Which calls are counted. `from` and `to` are whole days, both counted, and go before `period`. */
export const CallStatisticsQuery = z.strictObject({
  period: StatisticsPeriod.default('month'),
  from: LocalDate.optional(),
  to: LocalDate.optional(),
  agentId: Id.optional(),
  status: CallStatus.optional(),
  direction: CallDirection.optional(),
  disposition: Disposition.optional(),
});
export type CallStatisticsQuery = z.infer<typeof CallStatisticsQuery>;

/** Calls that began in this hour of the week, on all its days together. */
export const HourCalls = z
  .object({ weekday: z.enum(WEEKDAYS), hour: z.int().min(0).max(23), count: z.int() })
  .meta({ id: 'HourCalls' });
export type HourCalls = z.infer<typeof HourCalls>;

/**
 * From the end of the caller's speech to the first audio of the agent, over every single response on the calls that have
 * ended. Responses are kept in classes, so a percentile is exact to half of one: 25 ms up to a second, 50 ms up to two,
 * 250 ms up to five. Above that it is rough, and 10000 stands for ten seconds or more.
 */
export const ResponseTimes = z
  .object({
    responses: z.int(),
    /** Null without a response. */
    p50Ms: z.number().nullable(),
    p95Ms: z.number().nullable(),
  })
  .meta({ id: 'ResponseTimes' });
export type ResponseTimes = z.infer<typeof ResponseTimes>;

/** Days are days of `timezone`; days without calls are there, with 0. */
export const CallStatistics = z
  .object({
    /** `custom` for dates of one's own. */
    period: z.enum([...StatisticsPeriod.options, 'custom']),
    from: LocalDate,
    to: LocalDate,
    timezone: z.string(),
    totalCalls: z.int(),
    completedCalls: z.int(),
    /** Failed, busy, not answered or canceled. */
    failedCalls: z.int(),
    forwardedCalls: z.int(),
    totalDurationSeconds: z.int(),
    /** Over the calls that have a duration; 0 without any. */
    averageDurationSeconds: z.number(),
    callsByStatus: z.partialRecord(CallStatus, z.int()),
    callsByDisposition: z.partialRecord(Disposition, z.int()),
    callsByDay: z.array(z.object({ date: LocalDate, count: z.int() })),
    /** All 168 hours of a week in `timezone`, Monday's first. */
    callsByHour: z.array(HourCalls),
    responseTimes: ResponseTimes,
  })
  .meta({ id: 'CallStatistics' });
export type CallStatistics = z.infer<typeof CallStatistics>;

export const AnalyticsQuery = CallStatisticsQuery.extend({
  businessId: Id.optional(),
  /** Whose days are meant. */
  timezone: TimeZone.default('UTC'),
});
export type AnalyticsQuery = z.infer<typeof AnalyticsQuery>;

/** Calls of all businesses that somebody may see. */
export const Analytics = CallStatistics.extend({
  /** The 100 with the most calls, most first. */
  callsByBusiness: z.array(z.object({ businessId: Id, name: z.string(), count: z.int() })),
}).meta({ id: 'Analytics' });
export type Analytics = z.infer<typeof Analytics>;

import type { StubOperations, StubRequest } from './server.ts';
import { StubError } from './stub-error.ts';

/** An event of the history: seconds since 1970, and the record. */
export interface HistoryEvent {
  readonly id: string;
  readonly time: number;
  readonly record: Readonly<Record<string, unknown>>;
}

const DAY = 24 * 60 * 60;
const KEYS = ['EventId', 'EventName', 'ReadOnly', 'Username', 'ResourceType', 'ResourceName', 'EventSource', 'AccessKeyId'];

/**
 * LookupEvents on these events, as strict as the service: at most fifty a page, one attribute, ninety days back from `now`, two requests a second by `clock`
 * (milliseconds), and tokens that belong to their question.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
 */
export function cloudTrail(history: readonly HistoryEvent[], now: number, clock: () => number): StubOperations {
  const times: number[] = [];
  return {
    'cloudtrail:LookupEvents': (request) => {
      times.push(clock());
      if (times.filter((time) => time > clock() - 1000).length > 2) throw new StubError('ThrottlingException', 'Rate exceeded');
      return lookupEvents(request, history, now);
    },
  };
}

function lookupEvents({ input }: StubRequest, history: readonly HistoryEvent[], now: number) {
  const { LookupAttributes: attributes = [], StartTime: start, EndTime: end, MaxResults: size = 50, NextToken: token } = input;
  if (typeof size !== 'number' || size < 1 || size > 50)
    throw new StubError('InvalidMaxResultsException', 'MaxResults must be between 1 and 50');
  if (!Array.isArray(attributes) || attributes.length > 1)
    throw new StubError('InvalidLookupAttributesException', 'only one attribute is allowed');
  const [attribute] = attributes;
  if (attribute !== undefined && !KEYS.includes(attribute.AttributeKey))
    throw new StubError('InvalidLookupAttributesException', 'unknown key');
  if (typeof start !== 'number' || typeof end !== 'number' || start > end)
    throw new StubError('InvalidTimeRangeException', 'the start is after the end');
  const question = JSON.stringify([attributes, start, end]);
  const from = token === undefined ? 0 : readToken(String(token), question);
  const found = history
    .filter(({ time }) => time >= Math.max(start, now - 90 * DAY) && time <= end)
    .filter(({ record }) => record.managementEvent !== false)
    .filter(
      ({ record }) => attribute === undefined || (attribute.AttributeKey === 'Username' && sessionOf(record) === attribute.AttributeValue),
    )
    .sort((a, b) => b.time - a.time);
  const page = found.slice(from, from + size);
  const next = from + size < found.length ? { NextToken: JSON.stringify({ question, next: from + size }) } : {};
  return {
    Events: page.map(({ id, time, record }) => ({ EventId: id, EventTime: time, CloudTrailEvent: JSON.stringify(record) })),
    ...next,
  };
}

function readToken(token: string, question: string): number {
  const { question: asked, next } = JSON.parse(token) as { readonly question: string; readonly next: number };
  if (asked !== question) throw new StubError('InvalidNextTokenException', 'the token is of another request');
  return next;
}

function sessionOf({ userIdentity }: HistoryEvent['record']): string {
  const { arn = '' } = userIdentity as { readonly arn?: string };
  return arn.slice(arn.lastIndexOf('/') + 1);
}

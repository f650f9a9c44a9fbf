import { page } from './iam.ts';
import type { StubOperations, StubRequest } from './server.ts';
import { StubError } from './stub-error.ts';

/** A service of a report: its prefix, when it was last used, and its tracked actions. */
export interface StubService {
  readonly namespace: string;
  readonly last?: string;
  readonly actions?: Readonly<Record<string, string | undefined>>;
}

/**
 * The job that makes a last accessed report: ready at the question after `pendingAnswers`.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLastAccessedDetails.html
 */
export function lastAccessedOperations(services: readonly StubService[], pendingAnswers: number): StubOperations {
  const job = '98a765b4-3cde-2101-2345-example678f9';
  let granularity: unknown;
  let asked = 0;
  return {
    'iam:GenerateServiceLastAccessedDetails': ({ input }) => {
      granularity = input.Granularity ?? 'SERVICE_LEVEL';
      if (!/^arn:[\w-]+:iam::\d{12}:/.test(String(input.Arn))) throw new StubError('InvalidInput', 'The ARN is invalid.');
      return { JobId: job };
    },
    'iam:GetServiceLastAccessedDetails': (request: StubRequest) => {
      if (request.input.JobId !== job) throw new StubError('NoSuchEntity', 'The job does not exist.', 404);
      const started = { JobCreationDate: '2026-03-01T10:00:00Z', JobType: granularity };
      if (asked++ < pendingAnswers) return { ...started, JobStatus: 'IN_PROGRESS', ServicesLastAccessed: [] };
      const members = services.map((service) => serviceMembers(service, granularity === 'ACTION_LEVEL'));
      return {
        ...started,
        JobStatus: 'COMPLETED',
        JobCompletionDate: '2026-03-01T10:00:09Z',
        ...page(request, 'ServicesLastAccessed', members),
      };
    },
  };
}

function serviceMembers({ namespace, last, actions = {} }: StubService, isActionLevel: boolean) {
  const tracked = Object.entries(actions).map(([ActionName, time]) => ({
    ActionName,
    LastAccessedTime: time,
    LastAccessedRegion: time === undefined ? undefined : 'us-east-1',
  }));
  return {
    ServiceName: namespace.toUpperCase(),
    ServiceNamespace: namespace,
    LastAuthenticated: last,
    LastAuthenticatedRegion: last === undefined ? undefined : 'us-east-1',
    TotalAuthenticatedEntities: last === undefined ? 0 : 1,
    TrackedActionsLastAccessed: isActionLevel && tracked.length > 0 ? tracked : undefined,
  };
}

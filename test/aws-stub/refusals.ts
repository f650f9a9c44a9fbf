import type { StubOperations } from './server.ts';
import { StubError } from './stub-error.ts';

/** The same operations, of which the first `times` calls of each are throttled. */
export function throttled(operations: StubOperations, times: number): StubOperations {
  return mapped(operations, (operation) => {
    let calls = 0;
    return (request) => {
      if (calls++ < times) throw new StubError('Throttling', 'Rate exceeded');
      return operation(request);
    };
  });
}

/** The same operations, of which one fails always. */
export function failing(operations: StubOperations, name: string, error: StubError): StubOperations {
  return {
    ...operations,
    [name]: () => {
      throw error;
    },
  };
}

/** What IAM says where no policy allows an action: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
export function accessDenied(action: string, resource: string): StubError {
  const user = 'arn:aws:iam::111122223333:user/reviewer';
  const message = `User: ${user} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
  return new StubError('AccessDenied', message, 403);
}

function mapped(operations: StubOperations, change: (operation: StubOperations[string]) => StubOperations[string]): StubOperations {
  return Object.fromEntries(Object.entries(operations).map(([name, operation]) => [name, change(operation)]));
}

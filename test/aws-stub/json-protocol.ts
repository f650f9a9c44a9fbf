import { StubError } from './stub-error.ts';

/** The operation and input of a request: `CloudTrail_20131101.LookupEvents` in its header, JSON in its body. */
export function jsonRequest(target: string | string[] | undefined, body: string): { operation: string; input: Record<string, unknown> } {
  const operation = typeof target === 'string' ? /^\w+\.(\w+)$/.exec(target)?.[1] : undefined;
  if (operation === undefined) throw new StubError('UnknownOperationException', 'no X-Amz-Target');
  const input: unknown = JSON.parse(body);
  if (typeof input !== 'object' || input === null) throw new StubError('SerializationException', 'the body is no JSON object');
  return { operation, input: { ...input } };
}

export function jsonAnswer(_operation: string, output: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(output);
}

export function jsonError({ code, message }: StubError): string {
  return JSON.stringify({ __type: code, message });
}

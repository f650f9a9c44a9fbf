import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { jsonAnswer, jsonError, jsonRequest } from './json-protocol.ts';
import { queryAnswer, queryError, queryRequest } from './query-protocol.ts';
import { StubError } from './stub-error.ts';

/** One request as the service sees it. */
export interface StubRequest {
  /** As SigV4's credential scope names it: `iam`, `cloudtrail`, `athena`. */
  readonly service: string;
  readonly operation: string;
  /** Members of the input; of the Query protocol all are texts, and those of a list `Filter.member.1`. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly accessKeyId: string;
  readonly region: string;
}

/** What an operation answers: the members of its output, lists as arrays. */
export type StubAnswer = Readonly<Record<string, unknown>>;

/** `iam:GetRole` and what it does. */
export type StubOperations = Readonly<Record<string, (request: StubRequest) => StubAnswer>>;

export interface AwsStub {
  readonly url: string;
  /** All requests so far, refused ones too. */
  readonly requests: readonly StubRequest[];
  readonly close: () => Promise<void>;
}

/**
 * A server on this machine that speaks the wire protocols of IAM (Query) and of CloudTrail and Athena (JSON 1.1), and is as strict as they are: unsigned requests
 * and unknown operations are refused.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/programming.html
 * https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
export async function startAwsStub(operations: StubOperations): Promise<AwsStub> {
  const requests: StubRequest[] = [];
  const server = createServer((message, response) => {
    void answer(message, response, operations, requests);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function answer(
  message: IncomingMessage,
  response: ServerResponse,
  operations: StubOperations,
  requests: StubRequest[],
): Promise<void> {
  const body = await bodyOf(message);
  const isJson = message.headers['content-type']?.startsWith('application/x-amz-json-') === true;
  const write = isJson ? { answer: jsonAnswer, error: jsonError } : { answer: queryAnswer, error: queryError };
  const send = (status: number, text: string) => {
    response.writeHead(status, { 'content-type': isJson ? 'application/x-amz-json-1.1' : 'text/xml' });
    response.end(text);
  };
  try {
    const credential = signatureOf(message);
    const called = isJson ? jsonRequest(message.headers['x-amz-target'], body) : queryRequest(body);
    const request: StubRequest = { ...credential, ...called };
    requests.push(request);
    const operation = operations[`${request.service}:${request.operation}`];
    if (operation === undefined)
      throw new StubError('InvalidAction', `Could not find operation ${request.operation} for service ${request.service}`);
    send(200, write.answer(request.operation, operation(request)));
  } catch (error) {
    if (!(error instanceof StubError)) {
      send(500, write.error(new StubError('InternalFailure', String(error), 500)));
      return;
    }
    send(error.status, write.error(error));
  }
}

/**
 * Who signed the request, and for which service and region.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
 */
function signatureOf(message: IncomingMessage): Pick<StubRequest, 'accessKeyId' | 'region' | 'service'> {
  const signed =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+), Signature=[0-9a-f]{64}$/.exec(
      message.headers.authorization ?? '',
    );
  const [, accessKeyId, day, region, service, headers] = signed ?? [];
  if (accessKeyId === undefined || region === undefined || service === undefined || headers?.split(';').includes('host') !== true)
    throw new StubError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403);
  if (!String(message.headers['x-amz-date']).startsWith(day ?? ''))
    throw new StubError('SignatureDoesNotMatch', 'the date of the scope is wrong', 403);
  return { accessKeyId, region, service };
}

async function bodyOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

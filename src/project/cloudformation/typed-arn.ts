import type { Origin } from '../../model/origin.ts';
import { concat, literal, type Pattern, pseudo, wildcard } from '../../model/pattern.ts';
import { arnService } from './arn-service.ts';
import { aboutFunction, type FunctionDeclaration } from './function-declaration.ts';

/** What stands behind the account in the ARNs of what Lambda polls and sends to: https://docs.aws.amazon.com/service-authorization/latest/reference/. */
const RESOURCES: ReadonlyMap<string, string> = new Map([
  ['dynamodb', 'table/*/stream/*'],
  ['events', 'event-bus/*'],
  ['kafka', 'cluster/*/*'],
  ['kinesis', 'stream/*'],
  ['lambda', 'function:*'],
  ['mq', 'broker:*'],
  ['rds', 'cluster:*'],
  ['sns', '*'],
  ['sqs', '*'],
]);

/**
 * The ARN itself where its service can be seen; else, where the declaration tells the service, every resource of the type, with a finding.
 * @param expected the service as ARNs have it
 */
export function typedArn(arn: Pattern, expected: string | undefined, origin: Origin, declaration: FunctionDeclaration): Pattern {
  const resource = expected === undefined || arnService(arn) !== undefined ? undefined : RESOURCES.get(expected);
  if (expected === undefined || resource === undefined) return arn;
  declaration.evaluation.report(
    aboutFunction(declaration, {
      rule: 'unknown-platform-resource',
      severity: 'warning',
      message: `the ARN is known only at deployment: what Lambda needs is granted for ${expected}:${resource}; bind it with --parameter`,
      origin,
    }),
  );
  const pieces = resource.split(/(\*)/).map((piece) => (piece === '*' ? wildcard() : literal(piece)));
  return concat(
    literal('arn:'),
    pseudo('partition'),
    literal(`:${expected}:`),
    pseudo('region'),
    literal(':'),
    pseudo('account'),
    literal(':'),
    ...pieces,
  );
}

import type { FunctionSettings } from '../../../model/function-settings.ts';
import type { Origin } from '../../../model/origin.ts';
import { literalText } from '../../../model/pattern.ts';
import type { Setting } from '../../../model/setting.ts';
import { reach } from '../branches.ts';
import type { FunctionDeclaration } from '../function-declaration.ts';
import { resourcesFor } from '../function-links.ts';
import { declaredLogGroups } from '../log-needs.ts';
import { keyOrigin, member, members, scalarText } from '../template-node.ts';
import { asNumber, asPresence, asText, firstSet, readSetting } from './read-setting.ts';

/**
 * SAM's events, and the principals of resource policies, that invoke a function asynchronously.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html
 */
const ASYNCHRONOUS_EVENTS = new Set([
  'S3',
  'SNS',
  'Schedule',
  'ScheduleV2',
  'CloudWatchEvent',
  'EventBridgeRule',
  'CloudWatchLogs',
  'IoTRule',
]);
const ASYNCHRONOUS_PRINCIPALS = new Set([
  's3.amazonaws.com',
  'sns.amazonaws.com',
  'events.amazonaws.com',
  'ses.amazonaws.com',
  'config.amazonaws.com',
  'iot.amazonaws.com',
  'codecommit.amazonaws.com',
]);

/** What the template sets for a function beside its code, environment and role. */
export function readFunctionSettings(declaration: FunctionDeclaration): FunctionSettings {
  const { evaluation, resource, isSam } = declaration;
  const groups = declaredLogGroups(declaration);
  const asynchronousEvent = asynchronousEventOf(declaration);
  return {
    tracing: readSetting(evaluation, resource, isSam ? ['Tracing'] : ['TracingConfig', 'Mode'], asText),
    reservedConcurrency: readSetting(evaluation, resource, ['ReservedConcurrentExecutions'], asNumber),
    environmentKey: readSetting(evaluation, resource, ['KmsKeyArn'], asPresence),
    failureTarget: failureTarget(declaration),
    logRetention:
      groups[0] === undefined
        ? // The CDK's own setting, which a custom resource applies when the stack is deployed.
          readSetting(evaluation, resource, ['LogRetention'], asNumber)
        : readSetting(evaluation, groups[0], ['RetentionInDays'], asNumber),
    declaresLogGroup: groups.length > 0,
    codeSigning: readSetting(evaluation, resource, ['CodeSigningConfigArn'], asPresence),
    runtime: readSetting(evaluation, resource, ['Runtime'], asText),
    environmentOrigins: environmentOrigins(declaration),
    ...(asynchronousEvent === undefined ? {} : { asynchronousEvent }),
  };
}

function failureTarget(declaration: FunctionDeclaration): Setting<true> {
  const { evaluation, resource, isSam } = declaration;
  const paths = isSam
    ? [
        ['DeadLetterQueue', 'TargetArn'],
        ['EventInvokeConfig', 'DestinationConfig', 'OnFailure'],
      ]
    : [['DeadLetterConfig', 'TargetArn']];
  const settings = [
    ...paths.map((path) => readSetting(evaluation, resource, path, asPresence)),
    ...resourcesFor(declaration, 'AWS::Lambda::EventInvokeConfig').map((config) =>
      readSetting(evaluation, config, ['DestinationConfig', 'OnFailure', 'Destination'], asPresence),
    ),
  ];
  return firstSet(settings, resource.origin);
}

function asynchronousEventOf(declaration: FunctionDeclaration): { readonly type: string; readonly origin: Origin } | undefined {
  const { evaluation, resource } = declaration;
  for (const events of reach(resource.properties, 'Events')) {
    for (const [, event] of members(events)) {
      const type = scalarText(member(event, 'Type'));
      if (type !== undefined && ASYNCHRONOUS_EVENTS.has(type)) return { type, origin: event.origin };
    }
  }
  for (const permission of resourcesFor(declaration, 'AWS::Lambda::Permission')) {
    for (const pattern of evaluation.patterns(member(permission.properties, 'Principal'))) {
      const principal = literalText(pattern);
      if (principal !== undefined && ASYNCHRONOUS_PRINCIPALS.has(principal)) return { type: principal, origin: permission.origin };
    }
  }
  return undefined;
}

function environmentOrigins({ resource }: FunctionDeclaration): ReadonlyMap<string, Origin> {
  return new Map(
    reach(resource.properties, 'Environment', 'Variables').flatMap((variables) =>
      variables.kind === 'map' ? [...variables.members.keys()].map((name) => [name, keyOrigin(variables, name)] as const) : [],
    ),
  );
}

import { literalText, type Pattern } from '../../model/pattern.ts';
import { isSurelyUnset } from '../../model/setting.ts';
import { counted } from '../counted.ts';
import { NOT_DESCRIBED } from '../not-described.ts';
import type { FunctionRule } from '../practice-rule.ts';

/** The function's resource policy lets in more than the caller that is meant. */
export const invokePermissionTooWide: FunctionRule = {
  id: 'LP403',
  name: 'invoke-permission-too-wide',
  title: 'Invoke permission that is too wide',
  practice: 4,
  scope: 'function',
  severity: 'error',
  meaning: 'A statement of the resource policy lets everyone invoke the function, or a service on behalf of any account.',
  reason:
    'Without a source ARN or account, anyone can make that service invoke the function from an account of their own: the confused deputy.',
  fix: 'Name the source: SourceArn, and SourceAccount where the ARN has no account (S3); for Alexa EventSourceToken, the id of the skill.',
  example:
    'Type: AWS::Lambda::Permission\nProperties:\n  Principal: s3.amazonaws.com\n  SourceArn: !GetAtt Uploads.Arn\n  SourceAccount: !Ref AWS::AccountId',
  sources: [
    'https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-1',
  ],
  check: ({ function: { id, settings } }, { project }) => {
    const permissions = project.exposure.permissions.filter((permission) => permission.function === id);
    if (permissions.length === 0) return settings === undefined ? NOT_DESCRIBED : { findings: [] };
    const findings = permissions.flatMap(({ principal, isLimited, origin }) => {
      const principals = principal.values.flatMap((pattern) => openPrincipal(pattern) ?? []);
      if (!isSurelyUnset(isLimited) || principals.length === 0) return [];
      const message = `${principals.join(', ')} may invoke the function from any account: ${advice(principals)}`;
      return [{ message, origin }];
    });
    return { findings, evidence: counted(permissions.length, 'invoke permission') };
  },
};

/** Services that only ever act for the account itself: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-permissions.html. */
const OF_THE_ACCOUNT_ALONE = new Set(['edgelambda.amazonaws.com', 'replicator.lambda.amazonaws.com']);

/**
 * What limits the services that act for a skill and have no ARN in the account:
 * https://docs.aws.amazon.com/lambda/latest/dg/services-alexa.html, https://developer.amazon.com/docs/smarthome/develop-smart-home-skills-in-multiple-languages.html.
 */
const OWN_LIMITS: ReadonlyMap<string, string> = new Map([
  ['alexa-appkit.amazon.com', 'EventSourceToken, the id of the skill'],
  ['alexa-connectedhome.amazon.com', 'EventSourceToken, the id of the skill'],
]);

function advice(principals: readonly string[]): string {
  const [own] = principals.flatMap((principal) => OWN_LIMITS.get(principal) ?? []);
  return `add ${own ?? 'SourceArn or SourceAccount'}`;
}

function openPrincipal(pattern: Pattern): string | undefined {
  const text = pattern.length === 1 && pattern[0]?.kind === 'wildcard' ? pattern[0].text : literalText(pattern);
  if (text === '*') return 'everyone';
  return text !== undefined && /\.amazon(aws)?\.com(\.cn)?$/.test(text) && !OF_THE_ACCOUNT_ALONE.has(text) ? text : undefined;
}

import { isSomewhere, isSurelyUnset } from '../../model/setting.ts';
import { counted } from '../counted.ts';
import { NOT_DESCRIBED } from '../not-described.ts';
import type { FunctionRule } from '../practice-rule.ts';

/** Anyone on the internet can call the function. */
export const functionUrlWithoutAuthentication: FunctionRule = {
  id: 'LP402',
  name: 'function-url-without-authentication',
  title: 'Function URL without authentication',
  practice: 4,
  scope: 'function',
  severity: 'error',
  meaning: 'The function has a URL with AuthType NONE.',
  reason: 'Whoever knows or finds the URL invokes the function, at your cost and with its permissions.',
  fix: 'Set AuthType AWS_IAM, or put an API with an authorizer in front; where the URL is public on purpose, accept the finding with a reason.',
  example: 'FunctionUrlConfig:\n  AuthType: AWS_IAM',
  sources: ['https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html'],
  check: ({ function: { id, settings } }, { project }) => {
    const urls = project.exposure.urls.filter((url) => url.function === id);
    if (urls.length === 0) return settings === undefined ? NOT_DESCRIBED : { findings: [] };
    const open = urls.filter(({ authentication }) => isSomewhere(authentication, (type) => type.toUpperCase() === 'NONE'));
    const unclear = urls.find(({ authentication }) => authentication.unknown !== undefined || isSurelyUnset(authentication));
    return {
      findings: open.map(({ authentication }) => ({
        message: 'the URL of the function has AuthType NONE, so anyone can invoke it: set AuthType AWS_IAM',
        origin: authentication.origin,
      })),
      evidence: counted(urls.length, 'function URL'),
      ...(unclear === undefined
        ? {}
        : { undecided: `the AuthType of the URL is not known: ${unclear.authentication.unknown ?? 'it is not set'}` }),
    };
  },
};

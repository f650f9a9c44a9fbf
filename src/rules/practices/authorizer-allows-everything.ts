import type { DataAlternative, DataValue } from '../../model/data-value.ts';
import type { Pattern } from '../../model/pattern.ts';
import { counted } from '../counted.ts';
import type { FunctionRule } from '../practice-rule.ts';

/** The answer of a Lambda authorizer lets in more than the call that it was asked about. */
export const authorizerAllowsEverything: FunctionRule = {
  id: 'LP405',
  name: 'authorizer-allows-everything',
  title: 'Authorizer that allows everything',
  practice: 4,
  scope: 'function',
  severity: 'warning',
  meaning: 'A Lambda authorizer answers with a policy that allows every resource, or never answers anything but yes.',
  reason: 'API Gateway keeps the answer for minutes: whoever is let in to one route is let in to all.',
  fix: 'Allow the methodArn of the event, or the routes that the caller may use; deny by default.',
  example: "{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: event.methodArn }",
  sources: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html'],
  check: ({ function: { id, origin }, code }, { project }) => {
    if (!project.exposure.routes.some(({ authorizer }) => authorizer === id)) return { findings: [] };
    if (code === undefined || code.authorizerAnswers.length === 0)
      return { findings: [], undecided: 'what the authorizer answers is not known' };
    const answers = code.authorizerAnswers.flat();
    const statements = answers.flatMap((answer) =>
      membersAt(answer, 'policyDocument')
        .flatMap((document) => membersAt(document, 'Statement'))
        .flatMap(items),
    );
    const allows = statements.filter((statement) => membersAt(statement, 'Effect').some((effect) => isText(effect, 'Allow')));
    const isOpen = allows.some((statement) => membersAt(statement, 'Resource').flatMap(items).some(isEverything));
    const simple = answers.flatMap((answer) => membersAt(answer, 'isAuthorized'));
    const isAlwaysYes = simple.length > 0 && simple.every((value) => value.kind === 'scalar' && value.value === true);
    const findings = [
      ...(isOpen
        ? [{ message: 'the authorizer answers with a policy that allows every resource: allow the methodArn of the event', origin }]
        : []),
      ...(isAlwaysYes ? [{ message: 'the authorizer never answers anything but isAuthorized: true', origin }] : []),
    ];
    return { findings, evidence: `${counted(answers.length, 'answer')} of the authorizer` };
  },
};

function membersAt(alternative: DataAlternative, name: string): DataValue {
  return alternative.kind === 'record' ? (alternative.members.get(name) ?? []) : [];
}

function items(alternative: DataAlternative): readonly DataAlternative[] {
  return alternative.kind === 'list' ? alternative.items.flat() : [alternative];
}

function isText(alternative: DataAlternative, text: string): boolean {
  return alternative.kind === 'text' && plain(alternative.pattern) === text;
}

/** `*`, or an ARN of the service whose API and route are `*`. */
function isEverything(alternative: DataAlternative): boolean {
  if (alternative.kind !== 'text') return false;
  return /^(\*|arn:aws[a-z-]*:execute-api:[^:]*:[^:]*:\*(\/\*)*)$/.test(plain(alternative.pattern));
}

function plain(pattern: Pattern): string {
  return pattern.map((part) => (part.kind === 'literal' || part.kind === 'wildcard' ? part.text : '\u0000')).join('');
}

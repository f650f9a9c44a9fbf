import type { Evaluator } from '../eval/evaluator.ts';
import { exportData } from '../eval/export-data.ts';
import type { Value } from '../eval/value.ts';

/** The members by which the answer of a Lambda authorizer is known: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html. */
const ANSWER_MEMBERS = ['policyDocument', 'isAuthorized'];

/** Notes what a handler answers, where it answers as an authorizer does. */
export function noteAuthorizerAnswer(evaluator: Evaluator, answer: Value): void {
  const answers = answer.filter(
    (alternative) =>
      alternative.kind === 'object' && ANSWER_MEMBERS.some((name) => evaluator.contents(alternative.object).members.has(name)),
  );
  if (answers.length > 0) evaluator.journal.recordAuthorizerAnswer(exportData(evaluator, answers));
}

import { type KnownPlace, knownPlace } from '../model/known-place.ts';
import type { LambdaFunction } from '../model/lambda-function.ts';

/** The function with where its description says that it runs. */
export function withPlace(lambda: LambdaFunction, place: KnownPlace): LambdaFunction {
  return Object.keys(place).length === 0 ? lambda : { ...lambda, place };
}

/** The place that a description writes: only what has the form of a region (`eu-west-1`) or of an account id counts. */
export function declaredPlace({
  region,
  account,
}: {
  readonly region?: string | undefined;
  readonly account?: string | undefined;
}): KnownPlace {
  return knownPlace({
    partition: undefined,
    region: region !== undefined && /^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region) ? region : undefined,
    account: account !== undefined && /^\d{12}$/.test(account) ? account : undefined,
  });
}

/** The account of an ARN that is written out. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export function accountOfArn(arn: string | undefined): string | undefined {
  return arn?.split(':')[4];
}

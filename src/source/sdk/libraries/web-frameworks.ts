/**
 * Packages that answer requests: what they pass to the functions they are given came with the event of the invocation.
 * https://github.com/dougmoscrop/serverless-http#supported-frameworks and the packages' own pages.
 */
const WEB_FRAMEWORKS: ReadonlySet<string> = new Set([
  '@aws-lambda-powertools/event-handler',
  '@codegenie/serverless-express',
  '@fastify/aws-lambda',
  '@hapi/hapi',
  '@koa/router',
  '@nestjs/core',
  '@vendia/serverless-express',
  'aws-serverless-express',
  'connect',
  'express',
  'express-promise-router',
  'fastify',
  'find-my-way',
  'hapi',
  'hono',
  'itty-router',
  'koa',
  'koa-router',
  'lambda-api',
  'openapi-backend',
  'polka',
  'restana',
  'restify',
  'router',
  'serverless-http',
]);

/** True for a package that calls the functions it is given with what a request brings. */
export function answersRequests(packageName: string): boolean {
  return WEB_FRAMEWORKS.has(packageName);
}

/** The reason that what a package gives is not known for. */
export function givenByPackage(packageName: string): string {
  return `what the package ${packageName} gives`;
}

const GIVEN: ReadonlySet<string> = new Set([...WEB_FRAMEWORKS].map(givenByPackage));

/** True for the reason of an application or a router that such a package made. */
export function isMadeByFramework(reason: string): boolean {
  return GIVEN.has(reason);
}

import type { ProjectRule } from '../practice-rule.ts';

/** Code of a function that nothing deploys. */
export const unreferencedHandler: ProjectRule = {
  id: 'LP604',
  name: 'unreferenced-handler',
  title: 'Handler that nothing deploys',
  practice: 6,
  scope: 'project',
  severity: 'note',
  meaning: 'A file beside the handlers exports a handler that no description names and no handler loads.',
  reason: 'Nobody tests or mends code that does not run, until somebody deploys it.',
  fix: 'Delete the file, or describe its function.',
  example: 'Handler: orders/cancel.handler',
  sources: ['https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html'],
  check: ({ unreferencedHandlers, functions }) => ({
    findings: unreferencedHandlers.map(({ export: name, origin }) => ({
      message: `no function is made of the export ${name} of ${origin.file}: delete it or describe its function`,
      origin,
    })),
    ...(functions.some(({ code }) => code !== undefined) ? { evidence: 'the folders of the handlers' } : {}),
  }),
};

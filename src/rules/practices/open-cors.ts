import { isSomewhere } from '../../model/setting.ts';
import { counted } from '../counted.ts';
import type { ProjectRule, RuleFinding } from '../practice-rule.ts';

/** Scripts of every site may read what the API answers, or a private API has no policy. */
export const openCors: ProjectRule = {
  id: 'LP404',
  name: 'open-cors',
  title: 'Open CORS, or a private API without resource policy',
  practice: 4,
  scope: 'project',
  severity: 'note',
  meaning: 'An API or a function URL allows every origin, or an API is private and has no resource policy.',
  reason:
    'With an open origin the scripts of any site may use what a browser of yours is let in to; a private API without policy cannot be limited to your VPC endpoints.',
  fix: 'List the origins of your own sites; give a private API a resource policy with aws:SourceVpce.',
  example: 'CorsConfiguration:\n  AllowOrigins:\n    - https://shop.example.com',
  sources: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-create.html',
  ],
  check: ({ project: { exposure } }) => {
    const findings: RuleFinding[] = [];
    for (const { corsOrigins, origin, function: owner } of exposure.urls) {
      const message = 'the function URL allows every origin: list the origins of your own sites';
      if (isSomewhere(corsOrigins, (text) => text === '*'))
        findings.push({ message, origin, ...(owner === undefined ? {} : { function: owner }) });
    }
    for (const { id, corsOrigins, isPrivate, hasResourcePolicy, origin } of exposure.apis) {
      if (isSomewhere(corsOrigins, (text) => text === '*'))
        findings.push({ message: `API ${id} allows every origin: list the origins of your own sites`, origin });
      if (isPrivate && !hasResourcePolicy)
        findings.push({ message: `API ${id} is private and has no resource policy: limit it to your VPC endpoints`, origin });
    }
    const looked = exposure.urls.length + exposure.apis.length;
    return looked === 0
      ? { findings }
      : { findings, evidence: `${counted(exposure.apis.length, 'API')}, ${counted(exposure.urls.length, 'function URL')}` };
  },
};

export type { ApiCall } from './model/api-call.ts';
export type { Finding } from './model/finding.ts';
export type { Requirement } from './model/requirement.ts';

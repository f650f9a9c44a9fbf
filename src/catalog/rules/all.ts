import type { ServiceRules } from './rule.ts';
import { sqs } from './sqs.ts';

/** Every file of curated rules. */
export const ALL_RULES: readonly ServiceRules[] = [sqs];

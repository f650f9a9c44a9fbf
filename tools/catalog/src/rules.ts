import { writeRules } from './write-rules.ts';

writeRules();

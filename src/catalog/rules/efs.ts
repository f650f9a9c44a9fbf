import type { ServiceRules } from './rule.ts';
import { taggedWith } from './tags-on-create.ts';

/** Amazon EFS. */
export const efs: ServiceRules = {
  service: 'efs',
  source: 'https://docs.aws.amazon.com/efs/latest/ug/using-tags-efs.html',
  checked: '2026-11-22',
  operations: {
    CreateAccessPoint: taggedWith('elasticfilesystem:TagResource', { type: 'access-point' }),
    CreateFileSystem: taggedWith('elasticfilesystem:TagResource', { type: 'file-system' }),
  },
};

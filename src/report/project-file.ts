import type { Origin } from '../model/origin.ts';

/** True for a place in a file of the project; what AWS keeps stands under an ARN, and a file named by a flag may lie outside. */
export function isInProject({ file }: Origin): boolean {
  return file !== '' && !file.startsWith('arn:') && !file.startsWith('/') && !/^[A-Za-z]:/.test(file) && !file.split('/').includes('..');
}

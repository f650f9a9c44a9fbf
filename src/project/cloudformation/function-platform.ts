import type { PlatformNeed } from '../../model/lambda-function.ts';
import { configurationNeeds } from './configuration-needs.ts';
import { destinationNeeds } from './destination-needs.ts';
import { eventNeeds } from './event-needs.ts';
import type { FunctionDeclaration } from './function-declaration.ts';
import { logNeeds } from './log-needs.ts';

/** All that the Lambda platform does with the function's role, by what the template says of the function. */
export function readPlatform(declaration: FunctionDeclaration): readonly PlatformNeed[] {
  return [...logNeeds(declaration), ...eventNeeds(declaration), ...destinationNeeds(declaration), ...configurationNeeds(declaration)];
}

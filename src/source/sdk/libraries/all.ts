import type { LibraryModel } from '../library-model.ts';
import { CREDENTIAL_PROVIDERS } from './credential-providers.ts';
import { HANDLER_WRAPPERS } from './handler-wrappers.ts';
import { LIB_STORAGE } from './lib-storage.ts';
import { MIDDY } from './middy.ts';
import { POWERTOOLS_IDEMPOTENCY } from './powertools-idempotency.ts';
import { POWERTOOLS_PARAMETERS } from './powertools-parameters.ts';
import { POWERTOOLS_TRACER } from './powertools-tracer.ts';
import { PRESIGNERS } from './presigners.ts';
import { REQUEST_SIGNERS } from './request-signers.ts';
import { XRAY } from './xray.ts';

/** Every library that is modelled; a new one is one file and one line here. */
export const LIBRARIES: readonly LibraryModel[] = [
  CREDENTIAL_PROVIDERS,
  ...HANDLER_WRAPPERS,
  LIB_STORAGE,
  ...MIDDY,
  ...POWERTOOLS_IDEMPOTENCY,
  ...POWERTOOLS_PARAMETERS,
  POWERTOOLS_TRACER,
  ...PRESIGNERS,
  ...REQUEST_SIGNERS,
  XRAY,
];

import type { PracticeRule } from './practice-rule.ts';
import { apiRouteWithoutAuthorizer } from './practices/api-route-without-authorizer.ts';
import { authorizerAllowsEverything } from './practices/authorizer-allows-everything.ts';
import { broadManagedPolicy } from './practices/broad-managed-policy.ts';
import { certificatesNotChecked } from './practices/certificates-not-checked.ts';
import { codeInjection } from './practices/code-injection.ts';
import { credentialsInClient } from './practices/credentials-in-client.ts';
import { deprecatedRuntime } from './practices/deprecated-runtime.ts';
import { environmentWithoutOwnKey } from './practices/environment-without-own-key.ts';
import { functionUrlWithoutAuthentication } from './practices/function-url-without-authentication.ts';
import { grantedActionUnused } from './practices/granted-action-unused.ts';
import { hardcodedSecret } from './practices/hardcoded-secret.ts';
import { invokePermissionTooWide } from './practices/invoke-permission-too-wide.ts';
import { logGroupWithoutRetention } from './practices/log-group-without-retention.ts';
import { logsWholeEvent } from './practices/logs-whole-event.ts';
import { neededActionMissing } from './practices/needed-action-missing.ts';
import { noCodeSigning } from './practices/no-code-signing.ts';
import { noFailureTarget } from './practices/no-failure-target.ts';
import { noLogsPermission } from './practices/no-logs-permission.ts';
import { noReservedConcurrency } from './practices/no-reserved-concurrency.ts';
import { openCors } from './practices/open-cors.ts';
import { privilegeEscalation } from './practices/privilege-escalation.ts';
import { secretInEnvironment } from './practices/secret-in-environment.ts';
import { secretReadUnscoped } from './practices/secret-read-unscoped.ts';
import { sharedRole } from './practices/shared-role.ts';
import { tracing } from './practices/tracing.ts';
import { trustPolicyTooWide } from './practices/trust-policy-too-wide.ts';
import { unreferencedHandler } from './practices/unreferenced-handler.ts';
import { unusedFunction } from './practices/unused-function.ts';
import { unusedRole } from './practices/unused-role.ts';
import { wildcardAction } from './practices/wildcard-action.ts';
import { wildcardResource } from './practices/wildcard-resource.ts';

/** Every rule of `check`, in the order of its id; a new one is one file and one line here. */
export const PRACTICE_RULES: readonly PracticeRule[] = [
  grantedActionUnused,
  neededActionMissing,
  wildcardAction,
  wildcardResource,
  privilegeEscalation,
  broadManagedPolicy,
  sharedRole,
  trustPolicyTooWide,
  hardcodedSecret,
  secretInEnvironment,
  environmentWithoutOwnKey,
  secretReadUnscoped,
  credentialsInClient,
  noLogsPermission,
  logGroupWithoutRetention,
  tracing,
  logsWholeEvent,
  apiRouteWithoutAuthorizer,
  functionUrlWithoutAuthentication,
  invokePermissionTooWide,
  openCors,
  authorizerAllowsEverything,
  noReservedConcurrency,
  noFailureTarget,
  unusedFunction,
  unusedRole,
  deprecatedRuntime,
  unreferencedHandler,
  codeInjection,
  certificatesNotChecked,
  noCodeSigning,
];

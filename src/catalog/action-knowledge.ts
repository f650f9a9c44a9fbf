import type { ActionKnowledge } from '../policy/action-knowledge.ts';
import { findAction } from './actions.ts';
import { isSingleValuedKey } from './condition-keys.ts';
import { knownActions } from './known-actions.ts';

/** What the catalog knows of actions and condition keys, for comparing and validating policies; the data of a service is loaded when it is asked for. */
export function catalogKnowledge(): ActionKnowledge {
  return {
    actions: knownActions(),
    resourceTypes: (action) => findAction(action)?.resourceTypes ?? [],
    isSingleValued: isSingleValuedKey,
  };
}

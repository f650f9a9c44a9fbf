import type { ActionKnowledge } from '../policy/action-knowledge.ts';
import { findAction } from './actions.ts';
import { conditionKeyStart, conditionKeyType, isSingleValuedKey } from './condition-keys.ts';
import { knownActions } from './known-actions.ts';
import { actionsOfOperation } from './operation-actions.ts';

/** What the catalog knows of actions and condition keys, for comparing and validating policies; the data of a service is loaded when it is asked for. */
export function catalogKnowledge(): ActionKnowledge {
  return {
    actions: knownActions(),
    resourceTypes: (action) => findAction(action)?.resourceTypes ?? [],
    isSingleValued: isSingleValuedKey,
    conditionKeyType,
    conditionKeys: (name) => {
      const action = findAction(name);
      return action === undefined ? [] : [action, ...action.resourceTypes].flatMap((one) => one.conditionKeys.map(conditionKeyStart));
    },
    actionsOfOperation,
  };
}

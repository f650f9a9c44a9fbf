import type { OperationRule, ServiceRules, ValueSource } from './rule.ts';

const on = (action: string, name: ValueSource): OperationRule => ({
  grants: [{ action, resources: [{ type: 'budget', values: { Account: 'AccountId', BudgetName: name } }] }],
});
const VIEW = on('budgets:ViewBudget', 'BudgetName');
const MODIFY = on('budgets:ModifyBudget', 'BudgetName');

/** AWS Budgets: two actions authorise all operations on a budget. */
export const budgets: ServiceRules = {
  service: 'budgets',
  source: 'https://docs.aws.amazon.com/cost-management/latest/userguide/billing-permissions-ref.html',
  checked: '2026-11-22',
  operations: {
    CreateBudget: on('budgets:ModifyBudget', 'Budget.BudgetName'),
    CreateNotification: MODIFY,
    CreateSubscriber: MODIFY,
    DeleteBudget: MODIFY,
    DeleteNotification: MODIFY,
    DeleteSubscriber: MODIFY,
    DescribeBudget: VIEW,
    DescribeBudgetNotificationsForAccount: on('budgets:ViewBudget', { text: '*' }),
    DescribeBudgetPerformanceHistory: VIEW,
    DescribeBudgets: on('budgets:ViewBudget', { text: '*' }),
    DescribeNotificationsForBudget: VIEW,
    DescribeSubscribersForNotification: VIEW,
    UpdateBudget: on('budgets:ModifyBudget', 'NewBudget.BudgetName'),
    UpdateNotification: MODIFY,
    UpdateSubscriber: MODIFY,
  },
};

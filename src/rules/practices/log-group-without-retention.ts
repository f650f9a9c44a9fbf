import { isSurelyUnset } from '../../model/setting.ts';
import { NOT_DESCRIBED } from '../not-described.ts';
import type { FunctionRule } from '../practice-rule.ts';

/** The function's logs are kept for ever. */
export const logGroupWithoutRetention: FunctionRule = {
  id: 'LP302',
  name: 'log-group-without-retention',
  title: 'Log group without retention',
  practice: 3,
  scope: 'function',
  severity: 'warning',
  meaning: 'The log group of the function has no RetentionInDays, or is not declared, so that Lambda makes one that keeps everything.',
  reason: 'Logs that are kept for ever cost, and keep what they hold of your users for ever.',
  fix: 'Declare the log group with RetentionInDays.',
  example: 'Type: AWS::Logs::LogGroup\nProperties:\n  LogGroupName: !Sub /aws/lambda/${Handler}\n  RetentionInDays: 30',
  sources: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html#SettingLogRetention'],
  check: ({ function: { settings } }) => {
    if (settings === undefined) return NOT_DESCRIBED;
    const { logRetention, declaresLogGroup } = settings;
    if (logRetention.unknown !== undefined) return { findings: [], undecided: logRetention.unknown };
    if (!isSurelyUnset(logRetention)) return { findings: [], evidence: `log retention of ${logRetention.values.join(' or ')} days` };
    return declaresLogGroup
      ? {
          findings: [{ message: 'the log group has no retention: set RetentionInDays', origin: logRetention.origin }],
          evidence: 'the log group',
        }
      : {
          findings: [
            {
              message:
                'the log group of the function is not declared, so Lambda makes one that keeps logs for ever: declare it with RetentionInDays',
              origin: logRetention.origin,
              severity: 'note',
            },
          ],
          evidence: 'the declared log groups',
        };
  },
};

import { isSurelyUnset } from '../../model/setting.ts';
import { NOT_DESCRIBED } from '../not-described.ts';
import type { FunctionRule } from '../practice-rule.ts';

/** The project signs its code, but not that of this function. */
export const noCodeSigning: FunctionRule = {
  id: 'LP703',
  name: 'no-code-signing',
  title: 'Code that is not signed',
  practice: 7,
  scope: 'function',
  severity: 'note',
  meaning: 'Other functions of the project have a code signing configuration and this one has none; silent where no function has one.',
  reason: 'Lambda then takes any code for this function, whoever built it.',
  fix: 'Give it the code signing configuration of the others.',
  example: 'CodeSigningConfigArn: !Ref Signing',
  sources: ['https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html'],
  check: ({ function: { settings } }, { project: { functions } }) => {
    if (settings === undefined) return NOT_DESCRIBED;
    const others = functions.filter((other) => other.settings !== undefined && !isSurelyUnset(other.settings.codeSigning));
    if (others.length === 0) return { findings: [] };
    const message = 'the code of this function is not signed as that of others is: set CodeSigningConfigArn';
    const { codeSigning } = settings;
    return {
      findings: isSurelyUnset(codeSigning) ? [{ message, origin: codeSigning.origin }] : [],
      evidence: 'the setting CodeSigningConfigArn',
    };
  },
};

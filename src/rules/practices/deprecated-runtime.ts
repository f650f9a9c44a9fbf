import type { FunctionRule, RuleFinding } from '../practice-rule.ts';
import { RUNTIME_DATES } from '../runtime-dates.ts';

/** The runtime gets no security updates any more. */
export const deprecatedRuntime: FunctionRule = {
  id: 'LP603',
  name: 'deprecated-runtime',
  title: 'Deprecated runtime',
  practice: 6,
  scope: 'function',
  severity: 'warning',
  meaning: 'The runtime of the function is deprecated on the day of the check (--now); an error once AWS makes no new functions with it.',
  reason: 'A deprecated runtime gets no security patches, and some months later a function that uses it can be neither made nor changed.',
  fix: 'Name a supported runtime and test the function with it.',
  example: 'Runtime: nodejs24.x',
  sources: ['https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html#runtime-support-policy'],
  check: ({ function: { runtime: one, settings, origin: place } }, { today }) => {
    const { values, unknown, origin } = settings?.runtime ?? { values: one === '' ? [] : [one], unknown: undefined, origin: place };
    const findings = values.flatMap((runtime): readonly RuleFinding[] => {
      const dates = RUNTIME_DATES.get(runtime);
      if (dates === undefined || today < dates.deprecated) return [];
      const message = `runtime ${runtime} is deprecated since ${dates.deprecated}; ${blockWords(today, dates)}: name a supported runtime`;
      return [{ message, origin, severity: today >= dates.createBlocked ? 'error' : 'warning' }];
    });
    const unlisted = values.find((runtime) => !RUNTIME_DATES.has(runtime));
    const undecided =
      unknown ??
      (unlisted !== undefined
        ? `until when AWS supports ${unlisted} is not known here`
        : values.length === 0
          ? 'the description names no runtime'
          : undefined);
    const known = values.filter((runtime) => RUNTIME_DATES.has(runtime));
    return {
      findings,
      ...(known.length === 0 ? {} : { evidence: `runtime ${known.join(' or ')}` }),
      ...(undecided === undefined ? {} : { undecided }),
    };
  },
};

function blockWords(
  today: string,
  { createBlocked, updateBlocked }: { readonly createBlocked: string; readonly updateBlocked: string },
): string {
  if (today >= updateBlocked) return `functions with it can't be changed since ${updateBlocked}`;
  if (today >= createBlocked) return `no function can be made with it since ${createBlocked}, and none changed from ${updateBlocked} on`;
  return `no function can be made with it from ${createBlocked} on`;
}

import type { Command } from 'commander';
import { UserError } from '../support/errors.ts';
import type { Aggregate } from '../trail/aggregate.ts';
import type { TrailFilter } from '../trail/trail-filter.ts';
import { type AwsOptions, accessOptions, addAwsOptions, awsAccess } from './aws-options.ts';
import { pauseUntil } from './pause.ts';

/** The flags of `observe --lookup`. */
export interface LookupOptions extends Omit<AwsOptions, 'region'> {
  readonly lookup?: boolean;
  readonly resume?: string;
}

/** Adds the flags of {@link LookupOptions}. */
export function addLookupOptions(command: Command): Command {
  return addAwsOptions(command)
    .option('--lookup', 'read the event history of AWS itself (LookupEvents): management events of the last 90 days, two requests a second')
    .option('--resume <file>', '--lookup: keep how far it came in this file, and go on from there');
}

/** What a look-up is asked. */
export interface LookupCall {
  readonly options: LookupOptions & { readonly quiet?: boolean };
  readonly filter: TrailFilter;
  readonly functions: readonly string[];
  readonly regions: readonly string[];
  readonly signal: AbortSignal;
}

/** The counts of the event history of each region; where none is named, of the one that AWS is configured for. One line on stderr says how long it takes. */
export async function lookUp({ options, filter, functions, regions, signal }: LookupCall): Promise<Aggregate[]> {
  if (options.resume !== undefined && regions.length > 1)
    throw new UserError('--resume: one file keeps the state of one region; name one by --region');
  const { observeHistory } = await import('../trail/observe-history.ts');
  const say = (line: string) => {
    if (options.quiet !== true) process.stderr.write(`${line}\n`);
  };
  const session = sessionOf(functions);
  const aggregates: Aggregate[] = [];
  for (const region of regions.length > 0 ? regions : [undefined]) {
    if (signal.aborted) break;
    aggregates.push(
      await observeHistory({
        access: awsAccess(accessOptions(options, region)),
        ...{ filter, signal, now: Date.now() },
        ...(session === undefined ? {} : { session }),
        ...(options.resume === undefined ? {} : { stateFile: options.resume }),
        pause: (milliseconds) => pauseUntil(milliseconds, signal),
        onEstimate: ({ events, minutes }) =>
          say(
            `${region ?? 'event history'}: about ${events} events, ${minutes} min at two requests a second; Ctrl-C keeps what was counted`,
          ),
        onPage: () => {},
      }),
    );
  }
  return aggregates;
}

/** AWS looks for one name, whole; every other selection is made among all events. */
function sessionOf(functions: readonly string[]): string | undefined {
  const [name, ...others] = functions.map((text) => /^arn:[^:]+:lambda:[^:]*:[^:]*:function:([^:]+)/.exec(text)?.[1] ?? text);
  return name === undefined || others.length > 0 || /[*?]/.test(name) ? undefined : name;
}

import { Argument, Command } from 'commander';
import { UserError } from '../support/errors.ts';
import type { Aggregate } from '../trail/aggregate.ts';
import type { TrailFilter, TrailSelection } from '../trail/trail-filter.ts';
import { type AthenaOptions, addAthenaOptions, printedSql, queryAthena } from './observe-athena.ts';
import { addLookupOptions, type LookupOptions, lookUp } from './observe-lookup.ts';
import type { OutputOptions } from './output-options.ts';
import { addOutputOptions } from './output-options.ts';
import { stderrColours } from './terminal.ts';

/** The flags of `observe`. */
interface ObserveOptions extends OutputOptions, LookupOptions, AthenaOptions {
  readonly role: readonly string[];
  readonly function: readonly string[];
  readonly since?: string;
  readonly until?: string;
  readonly account: readonly string[];
  readonly region: readonly string[];
  readonly fromAggregate: readonly string[];
  readonly output?: string;
}

/** `leastpriv observe`. */
export function observeCommand(): Command {
  return addOutputOptions(addAthenaOptions(addLookupOptions(new Command('observe'))))
    .description(
      'what roles really did: CloudTrail records, or aggregates of them, as one aggregate that generate, diff and explain take (--usage)',
    )
    .addArgument(
      new Argument('[files...]', 'CloudTrail files (.json, .json.gz), folders of them, aggregates to merge; - is standard input'),
    )
    .option(
      '--role <role>',
      'only this role: ARN, name, path and name, assumed-role ARN, unique id; * and ? are wildcards (repeatable)',
      collect,
      [],
    )
    .option('--function <function>', 'only sessions of this Lambda function: name or ARN (repeatable)', collect, [])
    .option('--since <time>', 'only events from this day or time (UTC) on')
    .option('--until <time>', 'only events before this day or time (UTC)')
    .option('--account <id>', 'only records of this account (repeatable)', collect, [])
    .option('--region <region>', 'only records of this region (repeatable)', collect, [])
    .option('--from-aggregate <file>', 'CSV or JSON rows of a grouped query by any engine, or an aggregate (repeatable)', collect, [])
    .option('-o, --output <file>', 'write the aggregate here instead of to standard output')
    .addHelpText('after', EXAMPLES)
    .action(observe);
}

async function observe(paths: readonly string[], options: ObserveOptions): Promise<void> {
  if (options.printDdl === true || options.printSql === true) return printSql(options);
  const asksAws = options.lookup === true || options.athena === true;
  if (!asksAws && paths.length + options.fromAggregate.length === 0 && process.stdin.isTTY === true)
    throw new UserError('observe: nothing to read; name CloudTrail files, a folder of them or aggregates, or pipe records in');
  const { aggregateText } = await import('../trail/aggregate-file.ts');
  const aggregate = await readInputs([...paths, ...options.fromAggregate], options);
  if (options.output === undefined) process.stdout.write(aggregateText(aggregate));
  else {
    const { writeWhole } = await import('../support/files.ts');
    writeWhole(options.output, aggregateText(aggregate));
  }
  await report(aggregate, options);
}

async function readInputs(paths: readonly string[], options: ObserveOptions): Promise<Aggregate> {
  const { trailFilter } = await import('../trail/trail-filter.ts');
  const { trailFiles } = await import('../trail/trail-file-names.ts');
  const { readTrail } = await import('../trail/read-trail.ts');
  const { mergeAggregates } = await import('../trail/merge-aggregates.ts');
  const selection = selectionOf(options);
  const filter = trailFilter(selection);
  const named = paths.filter((each) => each !== '-');
  const files = trailFiles(named, filter);
  const progress = await progressOf(
    files.reduce((sum, { bytes }) => sum + bytes, 0),
    options,
  );
  const stopper = stopOnInterrupt();
  try {
    const parts = [
      await readTrail({
        files,
        filter,
        signal: stopper.signal,
        onProgress: (bytes, done) => progress?.update(bytes, `${done} of ${files.length} files`),
      }),
    ];
    parts.push(...(await askAws(options, selection, filter, stopper.signal)));
    if (paths.includes('-') || (paths.length === 0 && parts.length === 1)) parts.push(await readInput(filter, stopper.signal));
    return mergeAggregates(parts);
  } finally {
    progress?.clear();
    stopper.end();
  }
}

/** What AWS itself is asked: the event history, or a trail's table. */
async function askAws(options: ObserveOptions, selection: TrailSelection, filter: TrailFilter, signal: AbortSignal): Promise<Aggregate[]> {
  const { function: functions, region: regions } = options;
  return [
    ...(options.lookup === true ? await lookUp({ options, filter, functions, regions, signal }) : []),
    ...(options.athena === true ? [await queryAthena({ options, selection, filter, signal })] : []),
  ];
}

async function printSql(options: ObserveOptions): Promise<void> {
  const { trailFilter } = await import('../trail/trail-filter.ts');
  const selection = selectionOf(options);
  process.stdout.write((await printedSql({ options, selection, filter: trailFilter(selection) })) ?? '');
}

async function readInput(
  filter: Parameters<typeof import('../trail/read-input.ts').readInput>[1],
  signal: AbortSignal,
): Promise<Aggregate> {
  const { readInput: read } = await import('../trail/read-input.ts');
  return read(process.stdin, filter, signal);
}

function selectionOf({ role, function: functions, since, until, account, region }: ObserveOptions): TrailSelection {
  return {
    roles: role,
    functions,
    accounts: account,
    regions: region,
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  };
}

/** The progress line, where somebody looks at it. */
async function progressOf(bytes: number, { quiet }: OutputOptions) {
  if (process.stderr.isTTY !== true || quiet === true || (process.env.CI ?? '') !== '') return undefined;
  const { Progress } = await import('../support/progress.ts');
  return new Progress(bytes, { write: (text) => process.stderr.write(text), now: () => performance.now() });
}

/** The first Ctrl-C stops the reading and leaves what was counted; the second ends the process as usual. */
function stopOnInterrupt(): { readonly signal: AbortSignal; readonly end: () => void } {
  const controller = new AbortController();
  const stop = () => {
    process.exitCode = INTERRUPTED;
    controller.abort();
    process.removeListener('SIGINT', stop);
  };
  process.on('SIGINT', stop);
  return { signal: controller.signal, end: () => process.removeListener('SIGINT', stop) };
}

/** What a shell says of a command that Ctrl-C ended. */
const INTERRUPTED = 130;

async function report(aggregate: Aggregate, { quiet, verbose }: ObserveOptions): Promise<void> {
  if (quiet === true) return;
  const { findingLine } = await import('../report/findings-text.ts');
  const { observedText } = await import('../report/observed-text.ts');
  const shown = aggregate.findings.filter(({ severity }) => severity !== 'note' || verbose === true);
  const lines = [...shown.map((finding) => findingLine(finding, stderrColours())), ...observedText(aggregate)];
  process.stderr.write(`${lines.join('\n')}\n`);
}

function collect(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}

const EXAMPLES = `
Examples:
  leastpriv observe AWSLogs/ --role orders-role --since 2026-09-01 -o usage.json
  aws cloudtrail lookup-events --output json | leastpriv observe --function CreateOrder
  leastpriv observe monday.json tuesday.json -o week.json
  leastpriv observe --from-aggregate athena-result.csv
  leastpriv observe --lookup --function CreateOrder --region eu-west-1 -o usage.json
  leastpriv observe --athena --database audit --table trail --since 2026-09-01 --region eu-west-1 -o usage.json
  leastpriv observe --print-sql --table trail --since 2026-09-01
  leastpriv generate --usage usage.json`;

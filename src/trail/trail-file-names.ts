import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../support/errors.ts';
import type { TrailFilter } from './trail-filter.ts';

/** A file to read, as the user or its folder names it. */
export interface TrailFile {
  readonly file: string;
  readonly bytes: number;
}

/** `111122223333_CloudTrail_eu-west-1_20260901T1305Z_AbCdEfGhIjKlMnOp.json.gz`. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html */
const LOG_FILE = /^(\d{12})_CloudTrail_([a-z0-9-]+)_(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)Z_[^/]*$/;

/** Names and folders of what lies beside the logs: digests for validation, insights. */
const OTHER_FILE = /_CloudTrail-(?:Digest|Insight)_/;
const OTHER_FOLDER = /^CloudTrail-(?:Digest|Insight)$/;

/** CloudTrail delivers a record some minutes after the call, at most days after where a service was late. */
const LATEST_DELIVERY_DAYS = 3;

/**
 * The files of what the user names, each once, in order: a file as it is, of a folder every `.json` and `.json.gz` that is not a digest or an insight. Files whose
 * name says that they hold nothing of the accounts, regions or time meant are left out; the time in a name is that of delivery.
 * @throws {UserError} for a path that does not exist and a folder without such files.
 */
export function trailFiles(paths: readonly string[], filter: TrailFilter): TrailFile[] {
  const found = new Map<string, TrailFile>();
  for (const named of paths) {
    const stat = statSync(named, { throwIfNoEntry: false });
    if (stat === undefined) throw new UserError(`${named}: no such file or folder`);
    const files = stat.isDirectory() ? filesIn(named) : [{ file: named, bytes: stat.size }];
    if (files.length === 0)
      throw new UserError(
        `${named}: no CloudTrail files in this folder (looked for .json and .json.gz); name the folder that holds them, such as AWSLogs`,
      );
    for (const each of files) if (mayHold(each.file, filter)) found.set(path.resolve(each.file), each);
  }
  return [...found.values()];
}

function filesIn(folder: string): TrailFile[] {
  const files: TrailFile[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory() && !OTHER_FOLDER.test(entry.name)) files.push(...filesIn(file));
    if (entry.isFile() && /\.json(?:\.gz)?$/.test(entry.name) && !OTHER_FILE.test(entry.name))
      files.push({ file, bytes: statSync(file).size });
  }
  return files;
}

function mayHold(file: string, { since, until, accounts, regions }: TrailFilter): boolean {
  const [, account, region, year, month, day, hour, minute] = LOG_FILE.exec(path.basename(file)) ?? [];
  if (account === undefined || region === undefined) return true;
  if (accounts?.includes(account) === false || regions?.includes(region) === false) return false;
  const delivered = `${year}-${month}-${day}T${hour}:${minute}:59Z`;
  if (since !== undefined && delivered < since) return false;
  return until === undefined || delivered < addDays(until, LATEST_DELIVERY_DAYS);
}

function addDays(time: string, days: number): string {
  return new Date(Date.parse(time) + days * 86_400_000).toISOString();
}

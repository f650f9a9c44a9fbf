import { UserError } from '../support/errors.ts';

/**
 * A database, table or column name in a query, quoted; names of the Glue catalog are lower case.
 * https://docs.aws.amazon.com/athena/latest/ug/tables-databases-columns-names.html
 * @throws {UserError} for what is no such name: it would be read as part of the query.
 */
export function quotedName(flag: string, name: string): string {
  if (!/^[a-z0-9_][a-z0-9_-]{0,254}$/i.test(name)) throw new UserError(`${flag} ${name}: no name; use letters, digits, _ and -`);
  return `"${name.toLowerCase()}"`;
}

/** A text as a literal of SQL. */
export function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The pattern of `LIKE` for a text in which `*` and `?` are wildcards; `\` escapes in it. */
export function likePattern(text: string): string {
  return quotedText(
    text
      .replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
      .replaceAll('*', '%')
      .replaceAll('?', '_'),
  );
}

/** @throws {UserError} for what is no workgroup: https://docs.aws.amazon.com/athena/latest/APIReference/API_StartQueryExecution.html */
export function checkedWorkgroup(name: string): string {
  if (!/^[a-zA-Z0-9._-]{1,128}$/.test(name)) throw new UserError(`--workgroup ${name}: no workgroup; use letters, digits, ., _ and -`);
  return name;
}

/** The URI of a folder in a bucket, with `/` at its end. @throws {UserError} for anything else. */
export function checkedFolder(flag: string, uri: string): string {
  if (!/^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:\/[\w!.*()/=@,:&+~ -]*)?$/.test(uri)) {
    throw new UserError(`${flag} ${uri}: no folder of a bucket; write s3://BUCKET/FOLDER/`);
  }
  return uri.endsWith('/') ? uri : `${uri}/`;
}

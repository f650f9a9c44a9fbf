import { UserError } from '../support/errors.ts';
import { checkedFolder, quotedName, quotedText } from './athena-names.ts';

/** Where a trail lies, and what its table is called. */
export interface TrailTable {
  readonly database?: string;
  readonly table: string;
  /** `s3://BUCKET/[PREFIX/]AWSLogs/[ORGANIZATION/]ACCOUNT/CloudTrail/`. */
  readonly location: string;
  /** At least one. */
  readonly regions: readonly string[];
}

/**
 * The statement that makes a table of a trail, partitioned by region and day of delivery by projection, so that no partition has to be added later. Only the
 * columns that the query reads are in it.
 * https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table-partition-projection.html
 * @throws {UserError} for names and places that are none.
 */
export function trailTableDdl({ database, table, location, regions }: TrailTable): string {
  const folder = checkedFolder('--trail-location', location);
  if (!/\/AWSLogs\/(?:o-[a-z0-9]+\/)?\d{12}\/CloudTrail\/$/.test(folder)) {
    throw new UserError(`--trail-location ${location}: no trail; write s3://BUCKET/AWSLogs/ACCOUNT/CloudTrail/, for one account`);
  }
  const wrong = regions.find((region) => !/^[a-z]{2,4}(?:-[a-z]+)+-\d$/.test(region));
  if (wrong !== undefined) throw new UserError(`--region ${wrong}: no region`);
  if (regions.length === 0) throw new UserError('--print-ddl: name the regions of the trail by --region (repeatable)');
  const name = [...(database === undefined ? [] : [quotedName('--database', database)]), quotedName('--table', table)].join('.');
  return `CREATE EXTERNAL TABLE ${name.replaceAll('"', '`')} (
  eventversion string,
  useridentity struct<
    type: string,
    principalid: string,
    arn: string,
    accountid: string,
    invokedby: string,
    sessioncontext: struct<
      sessionissuer: struct<
        type: string,
        principalid: string,
        arn: string,
        accountid: string,
        username: string>>>,
  eventtime string,
  eventsource string,
  eventname string,
  awsregion string,
  errorcode string,
  errormessage string,
  requestparameters string,
  eventid string,
  readonly string,
  resources array<struct<arn: string, accountid: string, type: string>>,
  eventtype string,
  recipientaccountid string,
  eventcategory string
)
PARTITIONED BY (\`region\` string, \`timestamp\` string)
ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe'
STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION ${quotedText(folder)}
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.region.type' = 'enum',
  'projection.region.values' = ${quotedText([...new Set(regions)].sort().join(','))},
  'projection.timestamp.type' = 'date',
  'projection.timestamp.format' = 'yyyy/MM/dd',
  'projection.timestamp.interval' = '1',
  'projection.timestamp.interval.unit' = 'DAYS',
  'projection.timestamp.range' = '2020/01/01,NOW',
  'storage.location.template' = ${quotedText(`${folder}\${region}/\${timestamp}`)}
)
`;
}

import * as S3 from '@aws-sdk/client-s3';
import Client = S3.S3Client;
import Get = S3.GetObjectCommand;
namespace Names { export const bucket = 'photos'; export namespace Deep { export const key = 'k'; } }
import bucket = Names.bucket;
import key = Names.Deep.key;
export const handler = async () => new Client({}).send(new Get({ Bucket: bucket, Key: key }));

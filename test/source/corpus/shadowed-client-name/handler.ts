import { S3Client } from '@aws-sdk/client-s3';
class GetObjectCommand {
  constructor(readonly input: unknown) {}
}
const client = { send: (command: GetObjectCommand) => command.input, other: S3Client };
export const handler = async () => client.send(new GetObjectCommand({ Bucket: 'photos' }));

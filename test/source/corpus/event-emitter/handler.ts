import { EventEmitter } from 'node:events';
import { S3 } from '@aws-sdk/client-s3';
import { SNS } from '@aws-sdk/client-sns';
const bus = new EventEmitter();
bus.on('done', (client, topic) => client.publish({ TopicArn: topic }));
bus.on('never', (client) => client.listTopics({}));
class Audit extends EventEmitter {
  constructor(private readonly client: S3) {
    super();
    this.on('entry', (key) => this.client.putObject({ Bucket: 'audit', Key: key }));
  }
  log(key: string) {
    this.emit('entry', key);
  }
}
const audit = new Audit(new S3({}));
export const handler = async (event) => {
  bus.emit('done', new SNS({}), 'arn:aws:sns:eu-west-1:123456789012:done');
  audit.log(event.key);
};

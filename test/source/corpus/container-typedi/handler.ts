import Container, { Inject, Service, Token } from 'typedi';
import { SNS } from '@aws-sdk/client-sns';
const TOPIC = new Token<string>('topic');
Container.set(TOPIC, 'arn:aws:sns:eu-west-1:123456789012:alerts');
@Service()
class Alerts {
  @Inject(TOPIC) topic!: string;
  private readonly sns = new SNS({});
  send() {
    return this.sns.publish({ TopicArn: this.topic });
  }
  topics() {
    return this.sns.listTopics({});
  }
}
@Service()
class Job {
  constructor(private readonly alerts: Alerts) {}
  run() {
    return this.alerts.send();
  }
}
export const handler = () => Container.get(Job).run();

import { NestFactory } from '@nestjs/core';
import { Injectable, Module } from '@nestjs/common';
import { SNS } from '@aws-sdk/client-sns';
@Injectable()
class Topic {
  constructor(private readonly sns: SNS) {}
  publish() {
    return this.sns.publish({ TopicArn: 'arn:aws:sns:eu-west-1:123456789012:cats' });
  }
  list() {
    return this.sns.listTopics({});
  }
}
@Module({ providers: [Topic, { provide: SNS, useValue: new SNS({}) }] })
class AppModule {}
export const handler = async () => {
  const app = await NestFactory.createApplicationContext(AppModule);
  await app.get(Topic).publish();
};

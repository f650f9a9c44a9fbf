import { NestFactory } from '@nestjs/core';
import { Injectable, Module } from '@nestjs/common';
import { CommandBus, CommandHandler, CqrsModule } from '@nestjs/cqrs';
import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { SNS } from '@aws-sdk/client-sns';
class Create {}
@CommandHandler(Create)
class CreateHandler {
  constructor(private readonly table: DynamoDB) {}
  execute() {
    return this.table.putItem({ TableName: 'cats' });
  }
}
@Injectable()
class Startup {
  constructor(private readonly sns: SNS) {}
  onModuleInit() {
    return this.sns.publish({ TopicArn: 'arn:aws:sns:eu-west-1:123456789012:up' });
  }
  never() {
    return this.sns.listTopics({});
  }
}
@Module({})
class ClientsModule {
  static forRoot() {
    return {
      module: ClientsModule,
      providers: [
        { provide: SNS, useFactory: async () => new SNS({}) },
        { provide: DynamoDB, useValue: new DynamoDB({}) },
      ],
    };
  }
}
@Module({ imports: [CqrsModule, ClientsModule.forRoot()], providers: [CreateHandler, Startup] })
class AppModule {}
export const handler = async () => {
  const app = await NestFactory.createApplicationContext(AppModule);
  await app.get(CommandBus).execute(new Create());
};

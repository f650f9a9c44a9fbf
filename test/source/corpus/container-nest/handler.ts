import { NestFactory } from '@nestjs/core';
import { Body, Controller, Get, Inject, Injectable, Module, Post } from '@nestjs/common';
import { DynamoDB } from '@aws-sdk/client-dynamodb';
@Injectable()
class Cats {
  constructor(@Inject('CLIENT') private readonly client: DynamoDB) {}
  all() {
    return this.client.scan({ TableName: 'cats' });
  }
  add() {
    return this.client.putItem({ TableName: 'cats' });
  }
  drop() {
    return this.client.deleteItem({ TableName: 'cats' });
  }
}
@Controller('cats')
class CatsController {
  constructor(private readonly cats: Cats) {}
  @Get() list() {
    return this.cats.all();
  }
  @Post() create(@Body() _cat: unknown) {
    return this.cats.add();
  }
  unused() {
    return this.cats.drop();
  }
}
@Module({ providers: [Cats, { provide: 'CLIENT', useFactory: () => new DynamoDB({}) }], controllers: [CatsController] })
class CatsModule {}
@Module({ imports: [CatsModule] })
class AppModule {}
let app;
export const handler = async () => {
  app ??= await NestFactory.create(AppModule);
  await app.init();
};

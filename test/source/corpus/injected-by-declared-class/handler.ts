import { Injector } from 'some-injector';
import { Service } from './service';
const injector = new Injector([Service]);
export const handler = () => injector.get(Service).run();

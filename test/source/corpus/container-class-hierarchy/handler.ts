import { container } from 'tsyringe';
import { Service } from './service';
const service = container.resolve<Service>(Service);
export const handler = () => service.read();

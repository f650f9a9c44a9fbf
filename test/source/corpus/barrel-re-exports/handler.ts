import { read } from './lib';
export const handler = () => read('one');

import { second } from './b';
export const TABLE = 'things';
export const first = () => second();

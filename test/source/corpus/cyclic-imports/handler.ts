import { first } from './a';
export const handler = () => first();

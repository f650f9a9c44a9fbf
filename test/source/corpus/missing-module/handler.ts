import { helper } from './nowhere';
export const handler = () => helper();

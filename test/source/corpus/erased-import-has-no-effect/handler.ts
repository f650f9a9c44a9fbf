import { Shape } from './shape';
export const handler = async (event: Shape) => event;

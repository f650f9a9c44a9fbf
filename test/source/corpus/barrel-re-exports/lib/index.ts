export * from './read';
export { remove as erase } from './remove';

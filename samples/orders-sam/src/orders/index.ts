export * from './order';
export { OrderEvents } from './order-events';
export { OrderRepository } from './order-repository';
export { Refunds, type RefundSettings } from './refunds';

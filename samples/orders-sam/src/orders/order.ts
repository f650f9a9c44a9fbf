export interface OrderLine {
  sku: string;
  quantity: number;
  unitPrice: number;
}

export interface Order {
  id: string;
  customerId: string;
  status: 'placed' | 'shipped' | 'cancelled';
  lines: OrderLine[];
  shippingCost: number;
  placedAt: string;
  paymentId?: string;
}

export class OrderNotFound extends Error {
  constructor(id: string) {
    super(`There is no order ${id}`);
    this.name = 'OrderNotFound';
  }
}

/** What the functions read from their environment. A variable that only some functions have is read when it is used. */
export const config = {
  stage: process.env.STAGE ?? 'dev',
  ordersTable: required('ORDERS_TABLE'),
  get stockTable() {
    return required('STOCK_TABLE');
  },
  get fulfilmentQueueUrl() {
    return required('FULFILMENT_QUEUE_URL');
  },
  get eventBusName() {
    return required('EVENT_BUS_NAME');
  },
  get documentsBucket() {
    return required('DOCUMENTS_BUCKET');
  },
};

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`Environment variable ${name} is not set`);
  return value;
}

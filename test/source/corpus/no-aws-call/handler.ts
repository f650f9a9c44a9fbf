export const handler = async (event: { body: string }) => ({ statusCode: 200, body: event.body.toUpperCase().split(',').map((part) => part.trim()).join(';') });

exports.handler = async () => globalThis.registry.lookup('x').send({});

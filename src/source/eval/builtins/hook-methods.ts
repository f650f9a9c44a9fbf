/** Methods that streams call on their subclasses: https://nodejs.org/api/stream.html#api-for-stream-implementers. */
export const HOOK_METHODS: readonly string[] = ['_construct', '_destroy', '_final', '_flush', '_read', '_transform', '_write', '_writev'];

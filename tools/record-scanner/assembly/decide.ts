/** Asks what to do with the member whose name has `length` bytes at `name`, in an object of this kind. */
export declare function decide(kind: u32, name: usize, length: u32): u32;

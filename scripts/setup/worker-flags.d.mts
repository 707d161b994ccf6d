/** Flags of Node for a mail worker. */
export declare const workerFlags: readonly string[];

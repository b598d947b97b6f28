// @ts-check
// Bytes over the wire, as the build measures them.

import { brotliCompressSync, constants } from "node:zlib";

/** @param {Buffer | string} bytes */
export const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 } }).length;

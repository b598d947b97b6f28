// @ts-check
// The data of a WebAssembly module, for whoever runs its code by other means.

const HEADER_BYTES = 8;
const DATA_SECTION = 11;

/**
 * Writes a module's data where it belongs.
 *
 * @param {Uint8Array} module its data must be in segments with constant places, as compilers make them
 * @param {Uint8Array} memory
 */
export function writeData(module, memory) {
  let at = HEADER_BYTES;

  /** A number in LEB128. @param {boolean} [signed] */
  function number(signed = false) {
    let value = 0;
    let shift = 0;
    let byte;
    do {
      byte = module[at++];
      value |= (byte & 0x7f) << shift;
      shift += 7;
    } while (byte & 0x80);
    return signed && shift < 32 && byte & 0x40 ? value | (-1 << shift) : value >>> 0;
  }

  while (at < module.length) {
    const section = module[at++];
    const end = number() + at;
    if (section !== DATA_SECTION) {
      at = end;
      continue;
    }
    for (let left = number(); left > 0; left--) {
      // The kind of the segment, 0, and the instruction that its place is a constant of 32 bits.
      if (module[at] !== 0 || module[at + 1] !== 0x41) throw new RangeError("data without a constant place");
      at += 2;
      const place = number(true) >>> 0;
      at++;
      const length = number();
      memory.set(module.subarray(at, at + length), place);
      at += length;
    }
  }
}

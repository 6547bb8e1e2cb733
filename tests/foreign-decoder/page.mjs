// A page: header, checksum, frames. All integers are little-endian.
const HEADER = 16;
const FRAME_HEADER = 8;

/** CRC-32C (Castagnoli), reflected: one byte at a time by a table. */
const TABLE = Uint32Array.from({ length: 256 }, (_, value) => {
  for (let bit = 0; bit < 8; bit++) {
    value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1;
  }

  return value >>> 0;
});

export function crc32c(...parts) {
  let crc = 0xffffffff;
  for (const part of parts) {
    for (const byte of part) {
      crc = TABLE[(crc ^ byte) & 0xff] ^ (crc >>> 8);
    }
  }

  return (crc ^ 0xffffffff) >>> 0;
}

export function verifyPage(page, count, stream, append) {
  const view = viewOf(page);
  if (page.length < HEADER || page[0] !== 1 || page[1] !== 0 || view.getUint16(2, true) !== 0) {
    throw new Error("The page is of another format.");
  }

  if (count < 1 || view.getUint32(4, true) !== count || view.getUint32(8, true) !== page.length - HEADER) {
    throw new Error("The page has another count or length than its header says.");
  }

  const numbers = viewOf(new Uint8Array(12));
  numbers.setBigInt64(0, append.time, true);
  numbers.setUint32(8, append.metadata.length, true);
  // The default tenant is empty, so the stream begins with the 00 behind it.
  const address = [new TextEncoder().encode("\0" + stream), append.id, new Uint8Array(numbers.buffer), append.metadata];
  if (view.getUint32(12, true) !== crc32c(...address, page.subarray(0, 12), page.subarray(HEADER))) {
    throw new Error(`The checksum of a page of ${stream} fails.`);
  }
}

export function* readFrames(page) {
  const view = viewOf(page);
  let left = view.getUint32(4, true);
  let at = HEADER;
  for (; at < page.length; left--) {
    const length = view.getUint32(at, true);
    const payload = at + FRAME_HEADER;
    if (view.getUint16(at + 6, true) !== 0 || length > page.length - payload) {
      throw new Error("A frame has flags, or is longer than its page.");
    }

    yield { typeId: view.getUint16(at + 4, true), payload: page.subarray(payload, payload + length) };
    at = payload + length;
  }

  if (left !== 0) {
    throw new Error("The page has another number of frames than its header says.");
  }
}

function viewOf(bytes) {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

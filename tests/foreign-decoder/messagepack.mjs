// MessagePack as a payload has it: nothing converted, nothing lost.
import { Decoder, ExtensionCodec, ExtData } from "@msgpack/msgpack";

const TIMESTAMP = -1;

/** A timestamp's parts: whole seconds since 1970 and nanoseconds. */
export class Timestamp extends ExtData {
  constructor(data) {
    super(TIMESTAMP, data);
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    switch (data.length) {
      case 4:
        [this.seconds, this.nanoseconds] = [BigInt(view.getUint32(0)), 0n];
        break;
      case 8:
        [this.seconds, this.nanoseconds] = [view.getBigUint64(0) & 0x3_ffff_ffffn, view.getBigUint64(0) >> 34n];
        break;
      case 12:
        [this.seconds, this.nanoseconds] = [view.getBigInt64(4), BigInt(view.getUint32(0))];
        break;
      default:
        throw new Error("A timestamp has 4, 8 or 12 bytes.");
    }
  }
}

/** A map: its keys and values in the order in which they stand. */
export class Pairs {
  constructor(entries) {
    this.entries = entries;
  }
}

const extensions = new ExtensionCodec();
extensions.register({ type: TIMESTAMP, encode: () => null, decode: (data) => new Timestamp(data.slice()) });

/** Reads one value. 64-bit integers are BigInts, maps are Pairs. */
export function decodeValue(bytes) {
  // The package makes a map an object, whose property names are texts and which JavaScript sorts when they look like numbers. So each
  // key is named after its place in a list.
  const keys = [];
  const mapKeyConverter = (key) => `:${keys.push(key) - 1}`;
  const decoder = new Decoder({ useBigInt64: true, extensionCodec: extensions, mapKeyConverter });
  return withPairs(decoder.decode(bytes), keys);
}

function withPairs(value, keys) {
  if (Array.isArray(value)) {
    return value.map((element) => withPairs(element, keys));
  }

  return value?.constructor === Object
    ? new Pairs(Object.entries(value).map(([name, item]) => [withPairs(keys[Number(name.slice(1))], keys), withPairs(item, keys)]))
    : value;
}

export { ExtData };

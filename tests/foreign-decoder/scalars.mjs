// Plain values as JSON.
import { ExtData, Pairs, Timestamp } from "./messagepack.mjs";

const TICKS_PER_SECOND = 10_000_000n;
const SECONDS_TO_1970 = 62_135_596_800n;

const INTEGERS = {
  i8: [-(2n ** 7n), 2n ** 7n - 1n],
  i16: [-(2n ** 15n), 2n ** 15n - 1n],
  i32: [-(2n ** 31n), 2n ** 31n - 1n],
  i64: [-(2n ** 63n), 2n ** 63n - 1n],
  u8: [0n, 2n ** 8n - 1n],
  u16: [0n, 2n ** 16n - 1n],
  u32: [0n, 2n ** 32n - 1n],
  u64: [0n, 2n ** 64n - 1n],
};

const FORMATS = {
  bool: (value) => String(typeof value === "boolean" ? value : refuse("bool")),
  f32: (value) => formatFloat(number(value), true),
  f64: (value) => formatFloat(number(value), false),
  char: (value) => quote(String.fromCharCode(Number(integer(value, "u16")))),
  str: (value) => quote(text(value)),
  guid: (value) => `"${guid(bytes(value, 16))}"`,
  decimal: (value) => formatDecimal(bytes(value, 16)),
  datetime: (value) => `"${formatTicks(ticksOf(value))}Z"`,
  datetimeoffset: ([time, minutes]) => `"${formatTicks(ticksOf(time))}${formatOffset(Number(minutes))}"`,
  date: (value) => `"${formatTicks(integer(value, "i32") * 86_400n * TICKS_PER_SECOND).slice(0, 10)}"`,
  time: (value) => `"${formatTicks(integer(value, "i64")).slice(11)}"`,
  duration: (value) => `"${formatDuration(integer(value, "i64"))}"`,
  bin: (value) => base64(bytes(value)),
  f16: (value) => formatFloat(number(value), true),
  i128: (value) => String(BigInt.asIntN(128, littleEndian(bytes(value, 16)))),
  u128: (value) => String(littleEndian(bytes(value, 16))),
  bigint: (value) => String(BigInt.asIntN(8 * bytes(value).length, littleEndian(value))),
  uri: (value) => quote(text(value)),
  version: (value) => quote(text(value)),
  rune: (value) => quote(String.fromCodePoint(Number(integer(value, "i32")))),
  any: formatAny,
};

export function formatScalar(name, value) {
  return name in INTEGERS ? String(integer(value, name)) : FORMATS[name](value);
}

/** A JSON string. Half of a surrogate pair is written as an escape. */
export function quote(text) {
  return JSON.stringify(text).replace(/\\ud[89a-f][0-9a-f]{2}/g, (escape) => "\\u" + escape.slice(2).toUpperCase());
}

/** A value that says itself what it is. */
function formatAny(value) {
  if (typeof value === "string") {
    return quote(value);
  }

  if (typeof value === "number") {
    return formatFloat(value, false);
  }

  if (value instanceof Uint8Array) {
    return base64(value);
  }

  if (value instanceof ExtData) {
    return `{"ext":${value.type},"data":${base64(value.data)}}`;
  }

  if (value instanceof Pairs) {
    return value.entries.every(([key]) => typeof key === "string")
      ? `{${value.entries.map(([key, item]) => `${quote(key)}:${formatAny(item)}`).join(",")}}`
      : `[${value.entries.map(([key, item]) => `[${formatAny(key)},${formatAny(item)}]`).join(",")}]`;
  }

  return Array.isArray(value) ? `[${value.map(formatAny).join(",")}]` : String(value);
}

export function hex(value) {
  return Buffer.from(value).toString("hex");
}

/** A point in time, from 100 ns since the year 1: 2026-11-23T10:00:00.0000000. */
export function formatTicks(ticks) {
  const second = Number(ticks / TICKS_PER_SECOND - SECONDS_TO_1970);
  const fraction = String(ticks % TICKS_PER_SECOND).padStart(7, "0");
  return `${new Date(second * 1000).toISOString().slice(0, 19)}.${fraction}`;
}

function base64(value) {
  return `"${Buffer.from(value).toString("base64")}"`;
}

function littleEndian(value) {
  return value.reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n);
}

function guid(value) {
  const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
  return hex(order.map((i) => value[i])).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function ticksOf(time) {
  if (!(time instanceof Timestamp)) {
    refuse("timestamp");
  }

  return (time.seconds + SECONDS_TO_1970) * TICKS_PER_SECOND + time.nanoseconds / 100n;
}

function formatOffset(minutes) {
  const size = Math.abs(minutes);
  const part = (value) => String(value).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${part(Math.floor(size / 60))}:${part(size % 60)}`;
}

function formatDuration(ticks) {
  const size = ticks < 0n ? -ticks : ticks;
  const part = (value, length = 2) => String(value).padStart(length, "0");
  const seconds = size / TICKS_PER_SECOND;
  const days = seconds / 86_400n;
  const clock = `${part((seconds / 3600n) % 24n)}:${part((seconds / 60n) % 60n)}:${part(seconds % 60n)}`;
  const fraction = size % TICKS_PER_SECOND;
  return `${ticks < 0n ? "-" : ""}${days > 0n ? `${days}.` : ""}${clock}${fraction > 0n ? `.${part(fraction, 7)}` : ""}`;
}

function formatDecimal(value) {
  const view = new DataView(value.buffer, value.byteOffset, 16);
  const flags = view.getInt32(0, true);
  const scale = (flags >> 16) & 0xff;
  if ((flags & 0x7f00ffff) !== 0 || scale > 28) {
    refuse("decimal");
  }

  const whole = (BigInt(view.getUint32(4, true)) << 64n) | view.getBigUint64(8, true);
  const digits = String(whole).padStart(scale + 1, "0");
  const point = digits.length - scale;
  const text = scale === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return flags < 0 && whole !== 0n ? `-${text}` : text;
}

/** The shortest digits that read back as the same number; what JSON has no number for is text. */
function formatFloat(value, isSingle) {
  if (!Number.isFinite(value)) {
    return `"${value}"`;
  }

  if (Object.is(value, -0)) {
    return "-0";
  }

  return isSingle ? shortestSingle(value) : String(value);
}

function shortestSingle(value) {
  for (let digits = 1; digits < 9; digits++) {
    const text = nearest(value, digits);
    if (Math.fround(Number(text)) === value) {
      return String(Number(text));
    }
  }

  return String(Number(nearest(value, 9)));
}

/** The nearest number of so many digits; where two are as near, the one whose last digit is even. */
function nearest(value, digits) {
  const [exact, exponent] = value.toExponential(99).split("e");
  const all = exact.replace(/[-.]/g, "");
  if (/^50*$/.test(all.slice(digits)) && Number(all[digits - 1]) % 2 === 0) {
    return `${value < 0 ? "-" : ""}${all[0]}.${all.slice(1, digits)}e${exponent}`;
  }

  return value.toPrecision(digits);
}

function integer(value, name) {
  if (typeof value !== "bigint" && !Number.isInteger(value)) {
    refuse(name);
  }

  const exact = BigInt(value);
  const [least, most] = INTEGERS[name];
  return exact >= least && exact <= most ? exact : refuse(name);
}

function number(value) {
  return typeof value === "number" ? value : refuse("a floating-point number");
}

function text(value) {
  return typeof value === "string" ? value : refuse("str");
}

function bytes(value, length = value.length) {
  return value instanceof Uint8Array && value.length === length ? value : refuse("bytes");
}

function refuse(expected) {
  throw new Error(`Expected ${expected}, and found another value.`);
}

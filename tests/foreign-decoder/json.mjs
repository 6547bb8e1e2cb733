// A value as JSON, by its shape.
import { ExtData, Pairs } from "./messagepack.mjs";
import { formatScalar, quote } from "./scalars.mjs";

const PROTECTED = 80;

export function formatRecord(shape, value) {
  expectArray(value);
  const known = shape.members.slice(0, value.length);
  const missing = shape.members.slice(value.length).find((member) => !member.mayBeMissing);
  if (missing) {
    throw new Error(`The payload ends before the member '${missing.name}'.`);
  }

  return `{${known.map((member, i) => `${quote(member.name)}:${formatValue(member.type, value[i])}`).join(",")}}`;
}

function formatValue(type, value) {
  if (value === null) {
    // The default value of an array is nil, whether its type is nullable or not.
    if (!type.nullable && type.kind !== "array") {
      throw new Error("A value is nil that can't be.");
    }

    return "null";
  }

  if (value instanceof ExtData && value.type === PROTECTED) {
    return `{"protected":true}`;
  }

  switch (type.kind) {
    case "record":
      return formatRecord(type, value);
    case "array":
    case "set":
      expectArray(value);
      return `[${value.map((element) => formatValue(type.element, element)).join(",")}]`;
    case "map":
      return formatMap(type, value);
    case "cases":
      return formatCase(type, value);
    case "enum": {
      const name = type.names.get(String(value));
      return name === undefined ? formatScalar(type.underlying, value) : quote(name);
    }
    default:
      return formatScalar(type.name, value);
  }
}

/** An object where a key is a plain value or an enum, otherwise an array of pairs. */
function formatMap(type, value) {
  if (!(value instanceof Pairs)) {
    throw new Error("A map was expected.");
  }

  const hasTextKeys = type.key.kind === "enum" || (type.key.kind === "scalar" && type.key.name !== "any");
  const entries = value.entries.map(([key, item]) => [formatValue(type.key, key), formatValue(type.value, item), key]);
  return hasTextKeys
    ? `{${entries.map(([key, item, raw]) => `${nameOf(type.key, key, raw)}:${item}`).join(",")}}`
    : `[${entries.map(([key, item]) => `[${key},${item}]`).join(",")}]`;
}

/** A key as a property's name. A char that is half of a surrogate pair, and so no text, is its number. */
function nameOf(type, key, raw) {
  if (type.name === "char" && raw >= 0xd800 && raw <= 0xdfff) {
    return `"${raw}"`;
  }

  return key.startsWith('"') ? key : quote(key);
}

function formatCase(type, value) {
  expectArray(value);
  const [number, record] = value;
  const known = type.cases.get(Number(number));
  if (value.length !== 2 || !known) {
    throw new Error(`There is no case ${number}.`);
  }

  return `{${quote(known.name)}:${formatRecord(known.record, record)}}`;
}

function expectArray(value) {
  if (!Array.isArray(value)) {
    throw new Error("An array was expected.");
  }
}

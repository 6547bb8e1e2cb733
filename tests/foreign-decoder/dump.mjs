// An event as a line of JSON.
import { decodeValue } from "./messagepack.mjs";
import { formatRecord } from "./json.mjs";
import { formatTicks, hex, quote } from "./scalars.mjs";

const TICKS_TO_1970 = 621_355_968_000_000_000n;

export function formatEvent(event, types) {
  const type = types.get(event.typeId);
  if (!type) {
    throw new Error(`The store has no event type ${event.typeId}.`);
  }

  const members = [
    `"version":${event.version}`,
    `"position":${event.position}`,
    `"event":${quote(type.name)}`,
    `"schema":${type.schemaVersion}`,
    `"time":"${formatTicks(event.append.time + TICKS_TO_1970)}Z"`,
    `"append":"${hex(event.append.id)}"`,
    ...formatMetadata(event.append.metadata),
    `"data":${formatRecord(type.shape, decodeValue(event.payload))}`,
  ];
  return `{${members.join(",")}}`;
}

function formatMetadata(metadata) {
  if (metadata.length === 0) {
    return [];
  }

  const [actor, correlation, causation, headers] = decodeValue(metadata);
  const said = Object.entries({ actor, correlation, causation }).filter(([, text]) => text !== null);
  const members = said.map(([name, text]) => `${quote(name)}:${quote(text)}`);
  if (headers.entries.length > 0) {
    members.push(`"headers":{${headers.entries.map(([name, text]) => `${quote(name)}:${quote(text)}`).join(",")}}`);
  }

  return members;
}

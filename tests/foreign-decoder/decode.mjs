// Prints the streams of a Foldstream store as JSON lines, as DumpAsync does. Written from docs/wire-format.md alone.
//
//   node decode.mjs STORE [CATEGORY/KEY]
//
// Without a stream it prints all of the default tenant, in the order of their names.
import { Store } from "./store.mjs";
import { formatEvent } from "./dump.mjs";

const [, , file, wanted] = process.argv;
if (!file) {
  console.error("usage: node decode.mjs STORE [CATEGORY/KEY]");
  process.exit(2);
}

const store = await Store.open(file);
const shapes = store.readShapes();
const lines = [];
for (const stream of store.readStreams()) {
  if (wanted === undefined || wanted === stream.name) {
    for (const event of store.readEvents(stream)) {
      lines.push(formatEvent(event, shapes));
    }
  }
}

process.stdout.write(lines.map((line) => line + "\n").join(""));

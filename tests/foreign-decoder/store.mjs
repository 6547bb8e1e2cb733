// The SQLite file of a store: its tables, and the pages in them.
import { readFile } from "node:fs/promises";
import initSqlJs from "sql.js";
import { parseShape } from "./shape.mjs";
import { readFrames, verifyPage } from "./page.mjs";

const APPLICATION_ID = 0x464f4c44;

export class Store {
  #database;

  constructor(database) {
    this.#database = database;
  }

  static async open(path) {
    const bytes = await readFile(path);
    // The two bytes that say "WAL". sql.js reads the file from memory, where there is none; a store that was closed has an empty one.
    bytes[18] = bytes[19] = 1;
    const { Database } = await initSqlJs();
    const store = new Store(new Database(bytes));
    const [[id]] = store.#rows("PRAGMA application_id");
    const [[version]] = store.#rows("PRAGMA user_version");
    if (id !== BigInt(APPLICATION_ID) || version !== 1n) {
      throw new Error("This is no Foldstream store of format 1.");
    }

    return store;
  }

  /** The event types by id, with their shapes. */
  readShapes() {
    const types = new Map();
    for (const [id, name, schemaVersion, shape] of this.#rows("SELECT id, name, schema_version, shape FROM event_types")) {
      types.set(Number(id), { name, schemaVersion, shape: parseShape(shape) });
    }

    return types;
  }

  readStreams() {
    return this.#rows("SELECT id, category, key, version FROM streams WHERE tenant = '' ORDER BY category, key").map(([id, category, key, version]) => ({
      id,
      name: `${category}/${key}`,
      version,
    }));
  }

  /** The events of a stream from its first version on. */
  *readEvents(stream) {
    let next = 1n;
    const first = stream.id << 32n;
    for (const [id, appends] of this.#rows(`SELECT id, appends FROM pages WHERE id BETWEEN ${first} AND ${first + 0xffffffffn} ORDER BY id`)) {
      if (id !== first + next) {
        throw new Error(`${stream.name} lacks version ${next}.`);
      }

      for (const { position, append, page, count } of readAppends(appends)) {
        verifyPage(page, count, stream.name, append);
        let index = 0n;
        for (const { typeId, payload } of readFrames(page)) {
          yield { version: next + index, position: position + index, append, typeId, payload };
          index++;
        }

        next += BigInt(count);
      }
    }

    if (next !== stream.version + 1n) {
      throw new Error(`${stream.name} ends at version ${next - 1n} instead of ${stream.version}.`);
    }
  }

  /** All integers are BigInts, since 64 bits don't fit a number. */
  #rows(sql) {
    const statement = this.#database.prepare(sql);
    const rows = [];
    while (statement.step()) {
      rows.push(statement.get(null, { useBigInt: true }));
    }

    statement.free();
    return rows;
  }
}

/** The appends of a row, one behind the other. */
function* readAppends(row) {
  const view = new DataView(row.buffer, row.byteOffset, row.byteLength);
  for (let at = 0; at < row.length; ) {
    const metadataLength = view.getUint32(at + 32, true);
    const pageAt = at + 36 + metadataLength;
    const end = pageAt + 16 + view.getUint32(pageAt + 8, true);
    if (end > row.length) {
      throw new Error("A row ends within an append.");
    }

    yield {
      position: view.getBigInt64(at, true),
      append: { id: row.subarray(at + 8, at + 24), time: view.getBigInt64(at + 24, true), metadata: row.subarray(at + 36, pageAt) },
      page: row.subarray(pageAt, end),
      count: view.getUint32(pageAt + 4, true),
    };
    at = end;
  }
}

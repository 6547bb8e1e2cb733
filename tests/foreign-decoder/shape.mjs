// Reads a shape, as the grammar has it.
const SCALARS = new Set(
  (
    "bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str guid decimal datetime datetimeoffset date time duration bin " +
    "f16 i128 u128 bigint uri version rune any"
  ).split(" "),
);

export function parseShape(text) {
  const parser = new Parser(text);
  const shape = { kind: "record", members: parser.members(), nullable: false };
  parser.end();
  return shape;
}

class Parser {
  #text;
  #at = 0;

  constructor(text) {
    this.#text = text;
  }

  members() {
    this.#expect("(");
    const members = [];
    while (!this.#tryRead(")")) {
      if (members.length > 0) {
        this.#expect(", ");
      }

      const name = this.#match(NAME, "a name");
      this.#expect(": ");
      const type = this.#type();
      members.push({ name, type, mayBeMissing: this.#tryRead(" =") || type.nullable });
    }

    return members;
  }

  end() {
    if (this.#at !== this.#text.length) {
      throw this.#fault("the end");
    }
  }

  #type() {
    const type = this.#plainType();
    type.nullable = this.#tryRead("?");
    return type;
  }

  #plainType() {
    switch (this.#text[this.#at]) {
      case "(":
        return { kind: "record", members: this.members() };
      case "[": {
        this.#expect("[");
        const element = this.#type();
        this.#expect("]");
        return { kind: "array", element };
      }
      case "{":
        return this.#setOrMap();
      case "<":
        return { kind: "cases", cases: this.#cases() };
      default: {
        const name = this.#match(SCALAR, "a type");
        if (!SCALARS.has(name)) {
          throw this.#fault("a type that is known");
        }

        return this.#text[this.#at] === "{" ? { kind: "enum", underlying: name, names: this.#enum() } : { kind: "scalar", name };
      }
    }
  }

  #setOrMap() {
    this.#expect("{");
    const element = this.#type();
    const value = this.#tryRead(": ") ? this.#type() : null;
    this.#expect("}");
    return value ? { kind: "map", key: element, value } : { kind: "set", element };
  }

  #cases() {
    const cases = new Map();
    this.#expect("<");
    do {
      const number = Number(this.#match(NUMBER, "a number"));
      this.#expect(" ");
      const name = this.#match(NAME, "a name");
      this.#expect(": ");
      cases.set(number, { name, record: { kind: "record", members: this.members(), nullable: false } });
    } while (this.#tryRead(", "));
    this.#expect(">");
    return cases;
  }

  #enum() {
    const names = new Map();
    this.#expect("{");
    while (!this.#tryRead("}")) {
      if (names.size > 0) {
        this.#expect(", ");
      }

      const name = this.#match(NAME, "a name");
      this.#expect("=");
      const number = this.#match(NUMBER, "a number");
      // Where two names have one number, the first is shown.
      if (!names.has(number)) {
        names.set(number, name);
      }
    }

    return names;
  }

  #match(pattern, expected) {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (!match) {
      throw this.#fault(expected);
    }

    this.#at = pattern.lastIndex;
    return match[0];
  }

  #tryRead(expected) {
    const found = this.#text.startsWith(expected, this.#at);
    this.#at += found ? expected.length : 0;
    return found;
  }

  #expect(expected) {
    if (!this.#tryRead(expected)) {
      throw this.#fault(`'${expected}'`);
    }
  }

  #fault(expected) {
    return new Error(`The shape '${this.#text}' has an error at column ${this.#at + 1}: expected ${expected}.`);
  }
}

const NAME = /[_\p{L}\p{Nl}][\p{L}\p{Nl}\p{Nd}\p{Pc}\p{Mn}\p{Mc}\p{Cf}]*/uy;
const NUMBER = /-?\d+/y;
const SCALAR = /[a-z0-9]+/y;

import { Float } from "../yaml/data.ts";
import { type Operand, type Operator, PathError, type Slice, type Step, type Test } from "./node.ts";

/**
 * Reads a path as helm-unittest does: JSONPath with regular expressions, in which the leading `$.` may be missing.
 *
 * @throws PathError where it is none
 * @example
 * parsePath('spec.containers[?(@.name == "web")].image');
 */
export function parsePath(text: string): readonly Step[] {
  const reader = new PathReader(text);
  const steps = reader.path(true);
  if (!reader.isAtEnd()) throw reader.error("it does not go on like this");
  return steps;
}

class PathReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  error(why: string): PathError {
    return new PathError(`${JSON.stringify(this.#text)} is no path: ${why}, at character ${this.#at + 1}`);
  }

  #take(text: string): boolean {
    if (!this.#text.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  #match(pattern: RegExp): string | undefined {
    const sticky = new RegExp(pattern, "y");
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  #spaces(): void {
    this.#match(/\s*/);
  }

  path(isOutermost: boolean): Step[] {
    const steps: Step[] = [];
    const hasRoot = this.#take("$");
    if (!hasRoot && isOutermost && !/^[.[]/.test(this.#text)) steps.push(...this.#named());
    while (!this.isAtEnd()) {
      if (this.#take("..")) {
        steps.push({ kind: "descendants" });
        if (this.#text[this.#at] !== "[") steps.push(...this.#named());
      } else if (this.#take(".")) steps.push(...(this.#text[this.#at] === "[" ? [] : this.#named()));
      else if (this.#take("[")) steps.push(...this.#bracket());
      else break;
    }
    return steps;
  }

  #named(): Step[] {
    if (this.#take("*")) return this.#take("~") ? [{ kind: "names", of: undefined }] : [{ kind: "children" }];
    const name = this.#match(/(?:\\.|[^.[\])\s&|=!<>~\\])+/)?.replace(/\\(.)/g, "$1");
    if (name === undefined) throw this.error("the name of a field is missing");
    return this.#take("~") ? [{ kind: "names", of: name }] : [{ kind: "child", names: [name] }];
  }

  #bracket(): Step[] {
    this.#spaces();
    if (this.#take("?(")) {
      const test = this.#or();
      this.#spaces();
      this.#close(")");
      this.#close("]");
      return [{ kind: "filter", test }];
    }
    if (this.#take("*")) {
      this.#close("]");
      return this.#take("~") ? [{ kind: "names", of: undefined }] : [{ kind: "children" }];
    }
    const quote = this.#text[this.#at];
    if (quote === '"' || quote === "'") {
      const names = this.#several(() => this.#quoted());
      const [first] = names;
      return this.#take("~") ? [{ kind: "names", of: first }] : [{ kind: "child", names }];
    }
    return [{ kind: "index", indexes: this.#several(() => this.#index()) }];
  }

  #several<T>(read: () => T): T[] {
    const found: T[] = [];
    do {
      this.#spaces();
      found.push(read());
      this.#spaces();
    } while (this.#take(","));
    this.#close("]");
    return found;
  }

  #close(text: string): void {
    if (!this.#take(text)) throw this.error(`${text} is missing`);
  }

  #quoted(): string {
    const found = this.#match(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/);
    if (found === undefined) throw this.error("a text in quotes is missing");
    return found.slice(1, -1).replace(/\\(.)/g, "$1");
  }

  #index(): number | Slice {
    const found = this.#match(/-?\d*(?::-?\d*){0,2}/) ?? "";
    if (found === "" || found === "-") throw this.error("a number is missing");
    const [from, to, by] = found.split(":");
    const numberOf = (text: string | undefined) => (text ? Number(text) : undefined);
    if (!found.includes(":")) return Number(from);
    return { from: numberOf(from), to: numberOf(to), by: numberOf(by) ?? 1 };
  }

  #or(): Test {
    let left = this.#and();
    for (this.#spaces(); this.#take("||"); this.#spaces()) left = { kind: "or", left, right: this.#and() };
    return left;
  }

  #and(): Test {
    let left = this.#not();
    for (this.#spaces(); this.#take("&&"); this.#spaces()) left = { kind: "and", left, right: this.#not() };
    return left;
  }

  #not(): Test {
    this.#spaces();
    if (this.#take("!")) return { kind: "not", test: this.#not() };
    if (this.#take("(")) {
      const test = this.#or();
      this.#spaces();
      this.#close(")");
      return test;
    }
    const left = this.#operand();
    this.#spaces();
    if (this.#take("=~")) {
      this.#spaces();
      const pattern = this.#match(/\/(?:\\.|[^/\\])*\//);
      if (pattern === undefined) throw this.error("a /pattern/ is missing");
      return { kind: "match", value: left, pattern: pattern.slice(1, -1).replaceAll("\\/", "/") };
    }
    const operator = this.#match(/==|!=|<=|>=|<|>/) as Operator | undefined;
    if (operator === undefined) return { kind: "exists", value: left };
    this.#spaces();
    return { kind: "compare", operator, left, right: this.#operand() };
  }

  #operand(): Operand {
    if (this.#take("@")) return { kind: "path", from: "here", steps: this.path(false) };
    if (this.#text[this.#at] === "$") return { kind: "path", from: "root", steps: this.path(false) };
    if (/["']/.test(this.#text[this.#at] ?? "")) return { kind: "literal", value: this.#quoted() };
    const word = this.#match(/true|false|null/);
    if (word !== undefined) return { kind: "literal", value: JSON.parse(word) };
    const digits = this.#match(/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/);
    if (digits === undefined) throw this.error("a path or a value is missing");
    const value = Number(digits);
    return { kind: "literal", value: /^-?\d+$/.test(digits) ? value : numberOf(value) };
  }
}

function numberOf(value: number): number | Float {
  return Number.isInteger(value) ? new Float(value) : value;
}

import type { Value } from "../../value/value.ts";
import { writeYaml } from "../../yaml/write.ts";
import { child, type Entries, type Sources } from "./sources.ts";
import { clipped, type TextSpan, type TracedText } from "./traced-text.ts";

/**
 * The parts of what `toYaml` gives: each scalar stands for its own path. Block style is what makes it possible: the
 * YAML of a map is that of its entries one below the other.
 */
export function yamlText(value: Value, sources: Sources, text: string, entries: Entries): TracedText {
  // There may be no YAML for it.
  if (text === "") return { text, spans: [] };
  const spans: TextSpan[] = [];
  const written = new Writer(spans, entries).block(value, sources, 0);
  return written.replace(/\n$/, "") === text
    ? { text, spans: clipped(spans, 0, text.length) }
    : { text, spans: [] };
}

class Writer {
  readonly #spans: TextSpan[];
  readonly #entries: Entries;
  #at = 0;

  constructor(spans: TextSpan[], entries: Entries) {
    this.#spans = spans;
    this.#entries = entries;
  }

  /** Writes a value's lines, each indented, as `toYaml` would; gives them back. */
  block(value: Value, sources: Sources, indent: number): string {
    if (value instanceof Map && value.size > 0) {
      const keys = Array.from(value.keys());
      // The order is the writer's: it is taken from where the keys stand in what it writes.
      const order = keys.map((key) => [key, writeYaml(new Map([[key, null]]))] as const);
      const whole = writeYaml(new Map(keys.map((key) => [key, null])));
      order.sort(([, a], [, b]) => placeIn(whole, a) - placeIn(whole, b));
      return order.map(([key, line]) => this.#entry(value, key, line, sources, indent)).join("");
    }
    return this.#leaf(writeYaml(value), 0, sources, indent);
  }

  #entry(dict: Map<string, Value>, key: string, line: string, sources: Sources, indent: number): string {
    const value = dict.get(key);
    const inner = child(sources, dict, key, this.#entries);
    const head = line.slice(0, -" null\n".length);
    if (value instanceof Map && value.size > 0) {
      const first = this.#plain(`${" ".repeat(indent)}${head}\n`, sources);
      return first + this.block(value, inner, indent + 2);
    }
    return this.#leaf(writeYaml(new Map([[key, value]])), head.length, inner, indent, sources);
  }

  /** Lines that come from one path; before `head` they come from what holds it. */
  #leaf(lines: string, head: number, sources: Sources, indent: number, holder = sources): string {
    const pad = " ".repeat(indent);
    const text = lines.replace(/^(?=.)/gm, pad);
    const before = head === 0 ? "" : this.#plain(text.slice(0, indent + head), holder);
    return before + this.#plain(text.slice(before.length), sources);
  }

  #plain(text: string, { paths }: Sources): string {
    this.#spans.push({ from: this.#at, to: this.#at + text.length, paths: Array.from(paths) });
    this.#at += text.length;
    return text;
  }
}

function placeIn(whole: string, line: string): number {
  return whole.startsWith(line) ? 0 : whole.indexOf(`\n${line}`) + 1;
}

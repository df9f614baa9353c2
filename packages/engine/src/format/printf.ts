import { Int } from "../value/int.ts";
import { typeOf } from "../value/kind.ts";
import type { Value } from "../value/value.ts";
import { printArg } from "./print-arg.ts";
import { printValue } from "./print-value.ts";

/** A width or precision past this is refused by Go, and would only fill memory. */
const largestWidth = 1_000_000;

/**
 * Go's `fmt.Sprintf`.
 *
 * @example
 * sprintf("%-5s|%03d", ["ab", int(7)]); // "ab   |007"
 */
export function sprintf(format: string, args: readonly Value[]): string {
  if (format === "%s" && typeof args[0] === "string" && args.length === 1) return args[0];
  return new Printer(format, args).run();
}

class Printer {
  readonly #format: string;
  readonly #args: readonly Value[];
  #at = 0;
  #arg = 0;
  #reordered = false;
  #goodIndex = true;

  constructor(format: string, args: readonly Value[]) {
    this.#format = format;
    this.#args = args;
  }

  run(): string {
    let out = "";
    while (this.#at < this.#format.length) {
      const next = this.#format.indexOf("%", this.#at);
      if (next < 0) {
        out += this.#format.slice(this.#at);
        break;
      }
      out += this.#format.slice(this.#at, next);
      this.#at = next + 1;
      out += this.#directive();
    }
    return out + this.#extra();
  }

  #extra(): string {
    if (this.#reordered || this.#arg >= this.#args.length) return "";
    const rest = this.#args
      .slice(this.#arg)
      .map((arg) => (arg === null || arg === undefined ? "<nil>" : `${typeOf(arg)}=${printValue(arg)}`));
    return `%!(EXTRA ${rest.join(", ")})`;
  }

  #directive(): string {
    const flags = { plus: false, minus: false, sharp: false, space: false, zero: false };
    this.#goodIndex = true;
    for (; ; this.#at++) {
      const flag = this.#format[this.#at];
      if (flag === "+") flags.plus = true;
      else if (flag === "-") flags.minus = true;
      else if (flag === "#") flags.sharp = true;
      else if (flag === " ") flags.space = true;
      else if (flag === "0") flags.zero = true;
      else break;
    }
    let afterIndex = this.#index();
    let bad = "";
    let width: number | undefined;
    if (this.#format[this.#at] === "*") {
      this.#at++;
      const given = this.#starred();
      if (given === undefined) bad += "%!(BADWIDTH)";
      else {
        width = Math.abs(given);
        if (given < 0) flags.minus = true;
      }
      afterIndex = false;
    } else {
      width = this.#digits();
      if (afterIndex && width !== undefined) this.#goodIndex = false;
    }
    let precision: number | undefined;
    if (this.#format[this.#at] === ".") {
      this.#at++;
      if (afterIndex) this.#goodIndex = false;
      afterIndex = this.#index();
      if (this.#format[this.#at] === "*") {
        this.#at++;
        precision = this.#starred();
        if (precision === undefined || precision < 0) {
          if (precision === undefined) bad += "%!(BADPREC)";
          precision = undefined;
        }
        afterIndex = false;
      } else precision = this.#digits() ?? 0;
    }
    if (!afterIndex) this.#index();
    const code = this.#format.codePointAt(this.#at);
    if (code === undefined) return `${bad}%!(NOVERB)`;
    const verb = String.fromCodePoint(code);
    this.#at += verb.length;
    if (verb === "%") return `${bad}%`;
    if (!this.#goodIndex) return `${bad}%!${verb}(BADINDEX)`;
    if (this.#arg >= this.#args.length) return `${bad}%!${verb}(MISSING)`;
    if (flags.minus) flags.zero = false;
    const arg = this.#args[this.#arg++];
    return bad + printArg(arg, { ...flags, verb, width, precision });
  }

  /** An explicit argument index, `[n]`. */
  #index(): boolean {
    if (this.#format[this.#at] !== "[") return false;
    this.#reordered = true;
    const end = this.#format.indexOf("]", this.#at);
    if (end < 0) {
      this.#goodIndex = false;
      this.#at++;
      return false;
    }
    const text = this.#format.slice(this.#at + 1, end);
    this.#at = end + 1;
    const index = /^\d+$/.test(text) ? Number(text) - 1 : -1;
    if (index < 0 || index >= this.#args.length) this.#goodIndex = false;
    else this.#arg = index;
    return true;
  }

  #digits(): number | undefined {
    const digits = /^\d+/.exec(this.#format.slice(this.#at, this.#at + 12))?.[0];
    if (digits === undefined) return undefined;
    this.#at += digits.length;
    const value = Number(digits);
    return value > largestWidth ? undefined : value;
  }

  #starred(): number | undefined {
    if (this.#arg >= this.#args.length) return undefined;
    const arg = this.#args[this.#arg++];
    if (!(arg instanceof Int) || Math.abs(arg.number) > largestWidth) return undefined;
    return arg.number;
  }
}

/**
 * Go's `fmt.Sprint`: a space between two operands of which neither is a string.
 *
 * @param operands what counts there, where an operand is printed as something else.
 */
export function sprint(args: readonly Value[], operands: readonly Value[] = args): string {
  let out = "";
  for (let at = 0; at < args.length; at++) {
    if (at > 0 && typeof operands[at] !== "string" && typeof operands[at - 1] !== "string") out += " ";
    out += printValue(args[at]);
  }
  return out;
}

/** Go's `fmt.Sprintln`. */
export function sprintln(args: readonly Value[]): string {
  return `${args.map((arg) => printValue(arg)).join(" ")}\n`;
}

import { Int } from "../value/int.ts";
import { sortedKeys } from "../value/keys.ts";
import { typeOf } from "../value/kind.ts";
import { bytesOf } from "../value/text.ts";
import { GoObject, isDict, isList, type Value } from "../value/value.ts";
import { binaryFloat, formatFloat, hexFloat } from "./number.ts";
import { goSyntax, namedInt, printValue } from "./print-value.ts";
import { canBackquote, quote, quoteRune } from "./quote.ts";

interface Spec {
  readonly verb: string;
  readonly plus: boolean;
  readonly minus: boolean;
  readonly sharp: boolean;
  readonly space: boolean;
  readonly zero: boolean;
  readonly width: number | undefined;
  readonly precision: number | undefined;
  /** Whether the value is printed inside of the text for a verb that does not fit it. */
  readonly isBad?: boolean;
}

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

function printArg(arg: Value, spec: Spec): string {
  if (arg === null || arg === undefined) {
    return spec.verb === "T" || spec.verb === "v"
      ? pad("<nil>", { ...spec, zero: false })
      : `%!${spec.verb}(<nil>)`;
  }
  if (spec.verb === "T") return pad(typeOf(arg).slice(0, spec.precision), spec);
  if (spec.verb === "p") return bad(arg, spec);
  return printVerb(arg, spec);
}

function bad(arg: Value, spec: Spec): string {
  return `%!${spec.verb}(${typeOf(arg)}=${printVerb(arg, { ...spec, verb: "v", sharp: false, isBad: true })})`;
}

/** `%+v` asks for the names of fields, not for signs. */
function showsPlus(spec: Spec): boolean {
  return spec.plus && (spec.verb !== "v" || spec.isBad === true);
}

function printVerb(arg: Value, spec: Spec): string {
  if (spec.verb === "v" && spec.sharp) return pad(goSyntax(arg), spec);
  const text = stringOf(arg);
  if (text !== undefined && "vsxXq".includes(spec.verb)) return printString(text, spec);
  switch (typeof arg) {
    case "string":
      return "vsxXq".includes(spec.verb) ? printString(arg, spec) : bad(arg, spec);
    case "boolean":
      return "vt".includes(spec.verb) ? pad(String(arg), spec) : bad(arg, spec);
    case "number":
      return printFloat(arg, spec);
    default:
      return printCompound(arg, spec);
  }
}

/** What a `String` method gives. */
function stringOf(arg: Value): string | undefined {
  if (arg instanceof Int) return namedInt(arg);
  return arg instanceof GoObject ? arg.text(false) : undefined;
}

function printCompound(arg: Value, spec: Spec): string {
  if (arg === null || arg === undefined) return "<nil>";
  if (arg instanceof Int) return printInt(arg, spec);
  if (arg instanceof Uint8Array) return printBytes(arg, spec);
  if (isDict(arg)) {
    const entries = sortedKeys(arg).map((key) => `${printVerb(key, spec)}:${printVerb(arg.get(key), spec)}`);
    return `map[${entries.join(" ")}]`;
  }
  if (isList(arg)) return `[${Array.from(arg, (item) => printVerb(item, spec)).join(" ")}]`;
  if (arg instanceof GoObject) {
    const fields = arg
      .printed()
      .map(([name, field]) => (spec.plus && spec.verb === "v" ? `${name}:` : "") + printVerb(field, spec));
    return `${arg.goKind === "ptr" ? "&" : ""}{${fields.join(" ")}}`;
  }
  return bad(arg, spec);
}

function printBytes(arg: Uint8Array, spec: Spec): string {
  if (spec.verb === "v" || spec.verb === "d") return `[${arg.join(" ")}]`;
  if (!"sxXq".includes(spec.verb)) return bad(arg, spec);
  return printString(new TextDecoder().decode(arg), spec);
}

function printString(text: string, spec: Spec): string {
  const cut = spec.precision === undefined ? text : Array.from(text).slice(0, spec.precision).join("");
  switch (spec.verb) {
    case "x":
    case "X":
      return pad(hexOf(text, spec), spec);
    case "q":
      return pad(spec.sharp && canBackquote(cut) ? `\`${cut}\`` : quote(cut, spec.plus), spec);
    default:
      return pad(cut, spec);
  }
}

function hexOf(text: string, spec: Spec): string {
  const bytes = bytesOf(text).subarray(0, spec.precision);
  const prefix = spec.sharp && bytes.length > 0 ? "0x" : "";
  const parts = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"));
  const hex = spec.space ? parts.map((part) => prefix + part).join(" ") : prefix + parts.join("");
  return spec.verb === "X" ? hex.toUpperCase() : hex;
}

function printFloat(value: number, spec: Spec): string {
  const verb = spec.verb;
  if (verb === "b") return padNumber(binaryFloat(value), spec);
  if ((verb === "x" || verb === "X") && spec.precision === undefined) {
    return padNumber(verb === "X" ? hexFloat(value).toUpperCase() : hexFloat(value), spec);
  }
  if (!"vgGeEfF".includes(verb)) return bad(value, spec);
  const kind = verb === "v" ? "g" : verb === "F" ? "f" : verb;
  const precision = spec.precision ?? (kind === "g" || kind === "G" ? -1 : 6);
  let text = formatFloat(value, kind as "e" | "f" | "g" | "E" | "G", precision);
  if (!/^[+-]/.test(text)) text = `+${text}`;
  if (spec.space && text[0] === "+" && !spec.plus) text = ` ${text.slice(1)}`;
  const unbounded = /Inf|NaN/.test(text);
  if (showsPlus(spec) || text[0] !== "+") return padNumber(text, unbounded ? { ...spec, zero: false } : spec);
  return padNumber(text.slice(1), unbounded ? { ...spec, zero: false } : spec);
}

function printInt(arg: Int, spec: Spec): string {
  const value = arg.big;
  switch (spec.verb) {
    case "v":
    case "d":
      return integer(value, 10, "", spec);
    case "b":
      return integer(value, 2, spec.sharp ? "0b" : "", spec);
    case "o":
      return integer(value, 8, spec.sharp ? "0" : "", spec);
    case "O":
      return integer(value, 8, "0o", spec);
    case "x":
      return integer(value, 16, spec.sharp ? "0x" : "", spec);
    case "X":
      return integer(value, 16, spec.sharp ? "0X" : "", spec).toUpperCase();
    case "c":
      return pad(runeOf(Number(value)), spec);
    case "q":
      return pad(quoteRune(Number(value), spec.plus), spec);
    case "U":
      return pad(`U+${value.toString(16).toUpperCase().padStart(4, "0")}`, spec);
    default:
      return bad(arg, spec);
  }
}

function runeOf(code: number): string {
  return String.fromCodePoint(
    code >= 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? code : 0xfffd,
  );
}

function integer(value: bigint, base: number, prefix: string, spec: Spec): string {
  const sign = value < 0n ? "-" : showsPlus(spec) ? "+" : spec.space ? " " : "";
  let digits = (value < 0n ? -value : value).toString(base);
  if (spec.precision !== undefined) {
    if (spec.precision === 0 && value === 0n) return pad("", { ...spec, zero: false });
    digits = digits.padStart(spec.precision, "0");
  } else if (spec.zero && spec.width !== undefined) {
    digits = digits.padStart(spec.width - sign.length, "0");
  }
  return pad(sign + prefix + digits, { ...spec, zero: false });
}

function padNumber(text: string, spec: Spec): string {
  if (!spec.zero || spec.width === undefined || !/^[+\- ]/.test(text)) return pad(text, spec);
  return text[0] + text.slice(1).padStart(spec.width - 1, "0");
}

function pad(text: string, spec: Spec): string {
  if (spec.width === undefined) return text;
  const missing = spec.width - Array.from(text).length;
  if (missing <= 0) return text;
  if (spec.minus) return text + " ".repeat(missing);
  return (spec.zero ? "0" : " ").repeat(missing) + text;
}

/** Go's `fmt.Sprint`: a space between two operands of which neither is a string. */
export function sprint(args: readonly Value[]): string {
  let out = "";
  for (let at = 0; at < args.length; at++) {
    if (at > 0 && typeof args[at] !== "string" && typeof args[at - 1] !== "string") out += " ";
    out += printValue(args[at]);
  }
  return out;
}

/** Go's `fmt.Sprintln`. */
export function sprintln(args: readonly Value[]): string {
  return `${args.map((arg) => printValue(arg)).join(" ")}\n`;
}

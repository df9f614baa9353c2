import { isNil } from "../value/equal.ts";
import { Int } from "../value/int.ts";
import { sortedKeys } from "../value/keys.ts";
import { kindOf, typeOf } from "../value/kind.ts";
import { bytesOf } from "../value/text.ts";
import { GoObject, isDict, isList, type Value } from "../value/value.ts";
import { binaryFloat, formatFloat, hexFloat } from "./number.ts";
import { goSyntax, namedInt } from "./print-value.ts";
import { canBackquote, quote, quoteRune } from "./quote.ts";

/** A verb with its flags. */
export interface Spec {
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

/** One argument by its verb. */
export function printArg(arg: Value, spec: Spec): string {
  if (arg === null || arg === undefined) {
    return spec.verb === "T" || spec.verb === "v"
      ? pad("<nil>", { ...spec, zero: false })
      : `%!${spec.verb}(<nil>)`;
  }
  if (spec.verb === "T") return pad(typeOf(arg).slice(0, spec.precision), spec);
  if (spec.verb === "p") return printPointer(arg, spec);
  if (spec.verb === "w") return bad(arg, spec);
  return printVerb(arg, spec);
}

/** What stands for an address, as there are none. */
const someAddress = 0xc000_012_000n;

function printPointer(arg: Value, spec: Spec): string {
  const kind = kindOf(arg);
  const isStruct = arg instanceof GoObject && arg.goKind === "struct";
  if (isStruct || !["map", "slice", "ptr", "func"].includes(kind)) return bad(arg, spec);
  return integer(isNil(arg) ? 0n : someAddress, 16, spec.sharp ? "" : "0x", { ...spec, plus: false });
}

function bad(arg: Value, spec: Spec): string {
  return `%!${spec.verb}(${typeOf(arg)}=${printVerb(arg, { ...spec, verb: "v", isBad: true })})`;
}

/** `%+v` asks for the names of fields, not for signs. */
function showsPlus(spec: Spec): boolean {
  return spec.plus && (spec.verb !== "v" || spec.isBad === true);
}

function printVerb(arg: Value, spec: Spec): string {
  if (spec.verb === "v" && spec.sharp && spec.isBad !== true) return pad(goSyntax(arg), spec);
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
  const { verb } = spec;
  if (verb === "b") return padNumber(binaryFloat(value), spec);
  if (!"vgGeEfFxX".includes(verb)) return bad(value, spec);
  let text = unsharpened(value, spec);
  if (!/^[+-]/.test(text)) text = `+${text}`;
  if (spec.space && text[0] === "+" && !spec.plus) text = ` ${text.slice(1)}`;
  const unbounded = /Inf|NaN/.test(text);
  if (spec.sharp && !unbounded) text = sharpened(text, spec);
  const shown = showsPlus(spec) || text[0] !== "+" ? text : text.slice(1);
  return padNumber(shown, unbounded ? { ...spec, zero: false } : spec);
}

function unsharpened(value: number, { verb, precision }: Spec): string {
  if (verb === "x") return hexFloat(value, precision);
  if (verb === "X") return hexFloat(value, precision).toUpperCase();
  const kind = verb === "v" ? "g" : verb === "F" ? "f" : verb;
  const isGeneral = kind === "g" || kind === "G";
  return formatFloat(value, kind as "e" | "f" | "g" | "E" | "G", precision ?? (isGeneral ? -1 : 6));
}

/** With a point always, and zeros up to the precision: what `#` asks for. The text begins with a sign. */
function sharpened(text: string, { verb, precision }: Spec): string {
  const tailAt = text.search(/x/i.test(verb) ? /p/i : /e/i);
  const number = tailAt < 0 ? text : text.slice(0, tailAt);
  const tail = tailAt < 0 ? "" : text.slice(tailAt);
  let missing = "vgGx".includes(verb) ? (precision ?? 6) : 0;
  const significant = number.slice(1).replace(".", "").replace(/^0+/, "");
  missing -= significant.length;
  const hasPoint = number.includes(".");
  if (!hasPoint && /^.0$/.test(number)) missing--;
  return `${number}${hasPoint ? "" : "."}${"0".repeat(Math.max(0, missing))}${tail}`;
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

import { quote } from "../format/quote.ts";
import { FunctionError } from "../template/errors.ts";
import { type FunctionTable, fn } from "../template/function-type.ts";
import { kindOf } from "../value/kind.ts";
import { bytesOf, textOf } from "../value/text.ts";
import type { Dict } from "../value/value.ts";

/** Go's `path.Base`. */
export function base(path: string): string {
  if (path === "") return ".";
  const trimmed = path.replace(/\/+$/, "");
  return trimmed === "" ? "/" : trimmed.slice(trimmed.lastIndexOf("/") + 1);
}

/** Go's `path.Clean`. */
export function clean(path: string): string {
  if (path === "") return ".";
  const rooted = path.startsWith("/");
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (!rooted) parts.push("..");
  }
  const joined = parts.join("/");
  return rooted ? `/${joined}` : joined === "" ? "." : joined;
}

function dir(path: string): string {
  return clean(path.slice(0, path.lastIndexOf("/") + 1));
}

function ext(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const dot = name.lastIndexOf(".");
  return dot < 0 ? "" : name.slice(dot);
}

function unescapeUrl(text: string, plusIsSpace = false): string {
  if (!text.includes("%") && !(plusIsSpace && text.includes("+"))) return text;
  const bad = /%(?![0-9a-fA-F]{2}).{0,2}/.exec(text)?.[0];
  if (bad !== undefined) throw new FunctionError(`invalid URL escape ${quote(bad)}`);
  const bytes: number[] = [];
  const source = bytesOf(text);
  for (let at = 0; at < source.length; at++) {
    if (source[at] === 0x25) {
      bytes.push(
        Number.parseInt(String.fromCharCode(source[at + 1] as number, source[at + 2] as number), 16),
      );
      at += 2;
    } else bytes.push(source[at] as number);
  }
  return textOf(Uint8Array.from(bytes));
}

function escapeUrl(text: string, allowed: RegExp): string {
  let out = "";
  for (const byte of bytesOf(text)) {
    const character = String.fromCharCode(byte);
    out +=
      byte < 0x80 && allowed.test(character)
        ? character
        : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return out;
}

export interface Url {
  scheme: string;
  opaque: string;
  userinfo: string;
  host: string;
  path: string;
  query: string;
  fragment: string;
}

/** Go's `url.Parse`; throws a {@link FunctionError}. */
export function parseUrl(whole: string): Url {
  const hash = whole.indexOf("#");
  const start = hash < 0 ? whole : whole.slice(0, hash);
  const refuse = (problem: string, of = start): never => {
    throw new FunctionError(`unable to parse url: parse ${quote(of)}: ${problem}`);
  };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\0-\x1f\x7f]/.test(start)) refuse("net/url: invalid control character in URL");
  let rest = start;
  const url: Url = {
    scheme: "",
    opaque: "",
    userinfo: "",
    host: "",
    path: "",
    query: "",
    fragment: hash < 0 ? "" : whole.slice(hash + 1),
  };
  try {
    const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/.exec(rest)?.[0];
    if (scheme !== undefined) {
      url.scheme = scheme.slice(0, -1).toLowerCase();
      rest = rest.slice(scheme.length);
    } else if (/^[^/?#]*:/.test(rest)) {
      if (rest.startsWith(":")) refuse("missing protocol scheme");
      refuse("first path segment in URL cannot contain colon");
    }
    const mark = rest.indexOf("?");
    if (mark >= 0) {
      url.query = rest.slice(mark + 1);
      rest = rest.slice(0, mark);
    }
    const isOpaque = url.scheme !== "" && !rest.startsWith("/");
    if (isOpaque) url.opaque = rest;
    if (rest.startsWith("//")) {
      const end = rest.indexOf("/", 2);
      const authority = rest.slice(2, end < 0 ? undefined : end);
      rest = end < 0 ? "" : rest.slice(end);
      const at = authority.lastIndexOf("@");
      if (at >= 0) url.userinfo = userinfo(authority.slice(0, at));
      url.host = authority.slice(at + 1);
      const port = /:([^:\]]*)$/.exec(url.host)?.[1];
      if (port !== undefined && !/^\d*$/.test(port)) refuse(`invalid port ${quote(`:${port}`)} after host`);
      if (/[ "<>\\^`{|}]/.test(url.host))
        refuse(`invalid character ${quote(/[ "<>\\^`{|}]/.exec(url.host)?.[0] ?? "")} in host name`);
    }
    if (!isOpaque) url.path = unescapeUrl(rest);
  } catch (error) {
    if (error instanceof FunctionError && !error.message.startsWith("unable")) refuse(error.message);
    throw error;
  }
  try {
    url.fragment = unescapeUrl(url.fragment);
  } catch (error) {
    // The fragment is looked at last, and told of with the whole.
    if (error instanceof FunctionError) refuse(error.message, whole);
    throw error;
  }
  return url;
}

const inUserinfo = /[A-Za-z0-9_.~$&+,;=-]/;

function userinfo(text: string): string {
  const colon = text.indexOf(":");
  const name = escapeUrl(unescapeUrl(colon < 0 ? text : text.slice(0, colon)), inUserinfo);
  return colon < 0 ? name : `${name}:${escapeUrl(unescapeUrl(text.slice(colon + 1)), inUserinfo)}`;
}

function textOfUrl(url: Url): string {
  let out = url.scheme === "" ? "" : `${url.scheme}:`;
  if (url.opaque !== "") out += url.opaque;
  else {
    if (url.scheme !== "" || url.host !== "" || url.userinfo !== "") {
      if (url.host !== "" || url.path !== "" || url.userinfo !== "") out += "//";
      if (url.userinfo !== "") out += `${url.userinfo}@`;
      out += url.host;
    }
    const path = escapeUrl(url.path, /[A-Za-z0-9_.~$&+,/:;=@!'()*-]/);
    if (path !== "" && !path.startsWith("/") && url.host !== "") out += "/";
    if (out === "" && /^[^/]*:/.test(path)) out += "./";
    out += path;
  }
  if (url.query !== "") out += `?${url.query}`;
  if (url.fragment !== "") out += `#${escapeUrl(url.fragment, /[A-Za-z0-9_.~$&+,/:;=?@!'()*-]/)}`;
  return out;
}

function urlParse(text: string): Dict {
  const url = parseUrl(text);
  const hostname = /^\[(.*)\]/.exec(url.host)?.[1] ?? url.host.replace(/:\d*$/, "");
  return new Map(Object.entries({ ...url, hostname }));
}

function urlJoin(dict: Dict): string {
  const get = (key: string): string => {
    const value = dict.get(key);
    if (!dict.has(key)) return "";
    if (value === null || value === undefined)
      throw new FunctionError("runtime error: invalid memory address or nil pointer dereference");
    if (typeof value !== "string")
      throw new FunctionError(
        `unable to parse ${key} key, must be of type string, but ${kindOf(value)} found`,
      );
    return value;
  };
  const user = get("userinfo");
  return textOfUrl({
    scheme: get("scheme"),
    host: get("host"),
    path: get("path"),
    query: get("query"),
    opaque: get("opaque"),
    fragment: get("fragment"),
    userinfo: user === "" ? "" : userinfo(user),
  });
}

/** Sprig's functions of paths and URLs. */
export const pathFunctions: FunctionTable = {
  base: fn("string", base),
  dir: fn("string", dir),
  clean: fn("string", clean),
  ext: fn("string", ext),
  isAbs: fn("string", (path: string) => path.startsWith("/")),
  osBase: fn("string", base),
  osDir: fn("string", dir),
  osClean: fn("string", clean),
  osExt: fn("string", ext),
  osIsAbs: fn("string", (path: string) => path.startsWith("/")),
  urlParse: fn("string", urlParse),
  urlJoin: fn("dict", urlJoin),
};

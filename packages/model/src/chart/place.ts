import type { Place } from "@chartwright/diagnostics";

const here = import.meta.url.replace(/\/chart\/place\.[jt]s$/, "/");

/** Where in the author's file the call is made that led here. `file` is a path or URL as V8 reports it. */
export function authorsPlace(at: Error = new Error()): Place | undefined {
  const frames = at.stack?.split("\n").slice(1) ?? [];
  for (const frame of frames) {
    const match = /\(?((?:file:\/\/|\/|[A-Za-z]:\\)[^()]*):(\d+):(\d+)\)?$/.exec(frame.trim());
    if (
      match?.[1] === undefined ||
      match[1].startsWith(here) ||
      /packages\/blocks\/|@chartwright\/blocks\//.test(match[1])
    )
      continue;
    return Object.freeze({
      file: match[1].replace(/\?.*$/, ""),
      line: Number(match[2]),
      column: Number(match[3]),
    });
  }
  return undefined;
}

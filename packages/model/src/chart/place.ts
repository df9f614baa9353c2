import type { Place } from "@chartwright/diagnostics";

const here = import.meta.url.replace(/\/chart\/place\.[jt]s$/, "/");

const blocks = /packages\/blocks\/|@chartwright\/blocks\//;

/** Where in the author's file the call is made that led here. `file` is a path or URL as V8 reports it. */
export function authorsPlace(at: Error = new Error()): Place | undefined {
  return callers(at).find(({ file }) => !blocks.test(file));
}

/** Where the call is made, and the author's call that led there where a block makes it. */
export function callPlaces(at: Error = new Error()): {
  readonly place: Place | undefined;
  readonly within: Place | undefined;
} {
  const all = callers(at);
  const place = all.find(({ file }) => !blocks.test(file));
  return { place, within: all[0] === place ? undefined : all[0] };
}

/** The calls that led here, the last first, but for those within this package. */
function callers(at: Error): readonly Place[] {
  const frames = at.stack?.split("\n").slice(1) ?? [];
  return frames.flatMap((frame) => {
    const match = /\(?((?:file:\/\/|\/|[A-Za-z]:\\)[^()]*):(\d+):(\d+)\)?$/.exec(frame.trim());
    if (match?.[1] === undefined || match[1].startsWith(here)) return [];
    const file = match[1].replace(/\?.*$/, "");
    return [Object.freeze({ file, line: Number(match[2]), column: Number(match[3]) })];
  });
}

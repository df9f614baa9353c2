import type { Chart } from "@chartwright/engine";
import type { Change } from "./change.ts";

/** The named templates of a library, which are all that its users have of it. */
export function compareHelpers(old: Chart, made: Chart): readonly Change[] {
  const [before, after] = [helpersOf(old), helpersOf(made)];
  const found: Change[] = [];
  for (const [name, text] of before) {
    if (!after.has(name)) {
      const why = "A chart that includes it does not render.";
      found.push({
        kind: "object-removed",
        bump: "major",
        path: name,
        message: `The template "${name}" is gone.`,
        why,
      });
    } else if (after.get(name) !== text) {
      const why = "Charts that include it may get something else.";
      found.push({
        kind: "object-changed",
        bump: "patch",
        path: name,
        message: `The template "${name}" differs.`,
        why,
      });
    }
  }
  for (const name of after.keys()) {
    if (before.has(name)) continue;
    const why = "There is something more to include.";
    found.push({
      kind: "object-added",
      bump: "minor",
      path: name,
      message: `The template "${name}" is new.`,
      why,
    });
  }
  return found;
}

/** Each named template, with the text up to the next one. */
function helpersOf({ templates }: Chart): ReadonlyMap<string, string> {
  const parts = templates.flatMap(({ text }) => text.split(/(?=\{\{-?\s*define\s)/));
  return new Map(
    parts.flatMap((part) => {
      const name = /^\{\{-?\s*define\s+"([^"]+)"/.exec(part)?.[1];
      return name === undefined ? [] : [[name, part.trim()] as const];
    }),
  );
}

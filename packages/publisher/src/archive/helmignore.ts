import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import { type IgnoreProblem, type IgnoreRules, parseHelmignore } from "@chartwright/engine";

/** Reads a chart's `.helmignore`. A line that Helm refuses is a diagnostic. */
export function readHelmignore(
  text: string,
  chart?: string,
): { readonly rules: IgnoreRules; readonly diagnostics: readonly Diagnostic[] } {
  const { rules, problems } = parseHelmignore(text);
  const diagnostics = problems.map(({ line, pattern, kind }) =>
    diagnostic("CW4005", {
      message: `The pattern "${pattern}" ${what[kind]}.`,
      fix: "Write one pattern a folder level, with *, ? and [a-z] only.",
      place: { file: ".helmignore", line },
      subject: { chart },
    }),
  );
  return { rules, diagnostics };
}

const what: Readonly<Record<IgnoreProblem["kind"], string>> = {
  "double star": 'holds "**", which Helm does not know',
  malformed: "is malformed",
};

import { defineChartRule } from "../../framework/rule.ts";

export const rule = defineChartRule({
  code: "CW3711",
  severity: "warning",
  title: "a default is a list with entries",
  why: "Helm replaces lists: who wants one entry more must repeat all, and misses what later versions add.",
  check({ values, report }) {
    const reported: string[] = [];
    for (const { path, value, line } of values) {
      if (reported.some((outer) => path.startsWith(`${outer}.`))) continue;
      // What has no name is one value: a command, access modes, rules of which the first that fits counts.
      if (!Array.isArray(value) || !value.some(isNamed)) continue;
      reported.push(path);
      report("values.yaml", {
        line,
        message: `${path} is a list of ${value.length} ${value.length === 1 ? "entry" : "entries"}.`,
        fix: "Take a mapping by name, or let the template add what is always there.",
      });
    }
  },
});

function isNamed(entry: unknown): boolean {
  return typeof entry === "object" && entry !== null && ["name", "key", "host"].some((key) => key in entry);
}

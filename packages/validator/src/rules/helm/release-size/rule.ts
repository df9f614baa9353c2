import { gzipSync } from "node:zlib";
import { defineChartRule } from "../../framework/rule.ts";

/** What a Secret may hold, in which Helm keeps a release. */
const limit = 1_048_576;

export const rule = defineChartRule({
  code: "CW3717",
  severity: "error",
  title: "a chart does not fit into the Secret that Helm keeps a release in",
  why: "`helm install` fails after everything has been created. Templates that are off count too.",
  check({ files, report }) {
    // As Helm does: the chart as JSON with its files in base64, gzipped, and in base64 again.
    const kept = [...files].map(([name, text]) => ({ name, data: Buffer.from(text).toString("base64") }));
    const size = Math.ceil((gzipSync(JSON.stringify(kept)).length * 4) / 3);
    if (size <= limit * 0.75) return;
    report("Chart.yaml", {
      message: `The chart alone takes ${size} of ${limit} bytes; manifests and values come on top.`,
      fix: "Split the chart, move CRDs into one of their own, or keep large files out of it with .helmignore.",
    });
  },
});

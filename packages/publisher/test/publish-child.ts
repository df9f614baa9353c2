/** Publishes versions of a chart one after another, for tests that kill it. Says `ready` before the first. */
import { publishTo } from "../src/repository/publish.ts";
import { sampleChart } from "./charts.ts";

const [folder = "", name = "", first = "", count = ""] = process.argv.slice(2);
process.stdout.write("ready\n");
for (let minor = Number(first); minor < Number(first) + Number(count); minor++) {
  const versions = [`1.${minor}.0`, `1.${minor}.1`];
  const charts = versions.map((version) => sampleChart(name, version));
  const { diagnostics } = await publishTo(folder, charts, { now: "2026-01-02T03:04:05Z" });
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
}

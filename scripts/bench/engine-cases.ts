/**
 * Writes into the case files what real helm makes of their templates.
 *
 *   node scripts/bench/engine-cases.ts HELM3 HELM4 [TOPIC]
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseCases, printCases } from "../../packages/engine/test/support/case-file.ts";
import { engineOutput, helmOutputs } from "../../packages/engine/test/support/run-cases.ts";

const [helm3 = "", helm4 = "", topic] = process.argv.slice(2);
const folder = join(import.meta.dirname, "../../packages/engine/test/cases");
let differing = 0;
for (const each of readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
  path.endsWith(".txt"),
)) {
  if (topic !== undefined && !each.includes(topic)) continue;
  const path = join(folder, each);
  const cases = parseCases(readFileSync(path, "utf8"));
  const found3 = helmOutputs(cases, helm3, (one) => engineOutput(one, 3));
  const found4 = helmOutputs(cases, helm4, (one) => engineOutput(one, 4));
  const updated = cases.map((one, at) => ({
    ...one,
    expected: { 3: found3[at] ?? "", 4: found4[at] ?? "" },
  }));
  writeFileSync(path, printCases(updated));
  for (const one of updated) {
    for (const major of [3, 4] as const) {
      const ours = engineOutput(one, major);
      if (ours === one.expected[major]) continue;
      differing++;
      console.log(
        `${each} · ${one.title} · helm ${major}\n   helm:   ${JSON.stringify(one.expected[major])}\n   engine: ${JSON.stringify(ours)}`,
      );
    }
  }
}
console.log(`${differing} differences`);

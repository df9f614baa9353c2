// npm run mutants: has changed objects judged by our schemas, kubeconform, an API server and our rules: docs/mutants.md.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { connect } from "../packages/cluster/src/index.ts";
import { startMinor } from "./charts/start-minor.ts";
import { printMutants } from "./mutants/print-table.ts";
import { mutantsOf } from "./mutants/world.ts";
import { newestMinor } from "./tools/catalogue.ts";
import { ensureTools } from "./tools/ensure-tools.ts";
import { withProgress } from "./tools/progress.ts";

const docs = fileURLToPath(new URL("../docs/mutants.md", import.meta.url));
const { kubeconform } = await ensureTools(["kubeconform"]);
const cluster = await withProgress(`Starting Kubernetes ${newestMinor}`, () => startMinor(newestMinor));
try {
  const judge = () => mutantsOf(connect(cluster.kubeconfig), kubeconform);
  writeFileSync(docs, printMutants(await withProgress("Judging mutants", judge)));
} finally {
  await cluster.stop();
}
console.log("docs/mutants.md: written");

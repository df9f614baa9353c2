// Puts the sources of our charts into what is published, for `chartwright new --from`.
import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { archetypeNames } from "./src/world/archetype-names.ts";

const charts = new URL("../../charts/", import.meta.url);
const isLeftOut =
  /\/(node_modules|chart|image|package\.json|CHANGELOG\.md|alerts[^/]*|[^/]*\.test\.ts|manifests\.yaml)$/;

for (const name of archetypeNames) {
  const to = new URL(`dist/archetypes/${name}`, import.meta.url);
  cpSync(fileURLToPath(new URL(name, charts)), fileURLToPath(to), {
    recursive: true,
    filter: (path) => !isLeftOut.test(path.replaceAll("\\", "/")),
  });
}

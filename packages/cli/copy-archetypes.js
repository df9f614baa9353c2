// Puts the sources of our charts into what is published, for `chartwright new --from`.
import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";

const charts = fileURLToPath(new URL("../../charts", import.meta.url));
const isLeftOut =
  /\/(node_modules|chart|image|package\.json|CHANGELOG\.md|alerts[^/]*|[^/]*\.test\.ts|manifests\.yaml)$/;

cpSync(charts, fileURLToPath(new URL("dist/archetypes", import.meta.url)), {
  recursive: true,
  filter: (path) => !isLeftOut.test(path.replaceAll("\\", "/")),
});

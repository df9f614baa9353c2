// npm run docs: writes the parts of the documentation that are made from the code.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { withTemplates } from "./docs/operators.ts";

const operators = fileURLToPath(new URL("../docs/operators.md", import.meta.url));
writeFileSync(operators, await withTemplates(readFileSync(operators, "utf8")));

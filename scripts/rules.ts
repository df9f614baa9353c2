// npm run rules [-- --check]: the list of the validator's rules, and docs/rules.md.
import { fileURLToPath } from "node:url";
import { writeRules } from "./rules/write-rules.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const check = process.argv[2] === "--check";
for (const path of await writeRules(root, check)) {
  console.log(check ? `${path} is not what the rules give: run \`npm run rules\`` : `${path}: written`);
  if (check) process.exitCode = 1;
}

import { banner } from "../banner.ts";
import type { OutputFile } from "../output-file.ts";

const patterns = [
  ".DS_Store",
  ".git/",
  ".gitignore",
  "*.swp",
  "*.bak",
  "*.tmp",
  "*.orig",
  "*~",
  ".idea/",
  ".vscode/",
  "*.tgz",
];

export function helmIgnore(): OutputFile {
  return { path: ".helmignore", text: `# ${banner}\n${patterns.join("\n")}\n` };
}

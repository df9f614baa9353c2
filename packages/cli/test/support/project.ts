import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { type Ended, runCommand } from "./command/run-command.ts";

const cli = fileURLToPath(new URL("../..", import.meta.url));

/** A repository of a user's, in a temporary folder, in which this checkout's command is installed. */
export interface Project {
  readonly folder: string;
  write(path: string, text: string): void;
  read(path: string): string;
  exists(path: string): boolean;
  chartwright(...args: readonly string[]): Ended;
}

export function project(files: Readonly<Record<string, string>> = {}): Project {
  const folder = mkdtempSync(join(tmpdir(), "chartwright-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(cli, join(folder, "node_modules/chartwright"));
  symlinkSync(join(cli, "node_modules/kubernetes-models"), join(folder, "node_modules/kubernetes-models"));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write("package.json", '{ "private": true, "type": "module", "dependencies": { "chartwright": "*" } }\n');
  for (const [path, text] of Object.entries(files)) write(path, text);
  return {
    folder,
    write,
    read: (path) => readFileSync(join(folder, path), "utf8"),
    exists: (path) => existsSync(join(folder, path)),
    chartwright: (...argv) => runCommand(argv, { cwd: folder }),
  };
}

/** The files of a small chart, by default one that is right in every way. */
export function greeting(
  changes: { readonly chart?: (text: string) => string; readonly values?: string } = {},
) {
  const chart = `import { defineChart, resource, v, when } from "chartwright";
import { ConfigMap } from "kubernetes-models/v1";

export default defineChart({
  name: "greeting",
  description: "A greeting.",
  appVersion: "1.0",
  values: v.object({
    greeting: v.string().min(1).default("Hello").doc("What is said."),
    polite: v.boolean().default(false),
  }),
  resources: ({ values, names, labels }) => [
    resource(ConfigMap, {
      metadata: { name: names.fullname, labels: labels.common },
      data: { greeting: values.greeting, closing: when(values.polite, "Yours") },
    }),
  ],
});
`;
  return {
    "charts/greeting/chart.ts": (changes.chart ?? ((text) => text))(chart),
    "charts/greeting/package.json": '{ "name": "greeting", "version": "1.2.3", "type": "module" }\n',
    "charts/greeting/cases/default/values.yaml": changes.values ?? "# As it is.\n{}\n",
  };
}

import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { run } from "./support/cluster.ts";
import { pack } from "./support/pack.ts";
import { snippetsOf } from "./support/readme.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const bin = join(root, "node_modules/.bin");
const work = mkdtempSync(join(tmpdir(), "chartwright-packed-"));
const empty = join(work, "empty");
const path = [join(work, "programs"), bin, process.env.PATH].join(delimiter);
const snippets = snippetsOf(join(root, "README.md"));
let archives: readonly string[] = [];

/** Runs a command as a user would, and fails with its output unless it ends well. */
async function must(file: string, args: readonly string[], cwd: string): Promise<string> {
  const { code, output } = await run(file, args, { cwd, env: { PATH: path } });
  if (code !== 0) throw new Error(`${file} ${args.join(" ")}: ended with ${code}\n${output}`);
  return output;
}

beforeAll(async () => {
  mkdirSync(empty);
  mkdirSync(join(work, "programs"));
  const { helm4, kubeconform } = inject("tools");
  symlinkSync(helm4, join(work, "programs/helm"));
  symlinkSync(kubeconform, join(work, "programs/kubeconform"));
  archives = await pack(work);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe("the packed archives, installed into an empty folder", () => {
  test("hold what runs, and no sources or tests", async () => {
    const [cli = ""] = archives.filter((archive) => /chartwright-\d/.test(archive));
    const listing = await must("tar", ["-tzf", cli], work);
    expect(listing).toContain("package/dist/bin.cjs");
    expect(listing).toContain("package/templates/new/chart.ts.hbs");
    expect(listing).not.toMatch(/package\/(src|test)\//);
    expect(listing).not.toContain(".test.");
  });

  const [make, publish] = snippets.filter(({ info }) => info === "sh");
  test.each((make?.text ?? "").trim().split("\n"))("README: %s", async (line) => {
    // What the registry would give is what was packed here.
    const real = line.replace(
      "npm install chartwright",
      `npm install --no-audit --no-fund ${archives.join(" ")}`,
    );
    const [file = "", ...args] = real.split(" ");
    await must(file, args, empty);
  });

  test("an older Node is told which one is needed, and nothing else", async () => {
    const old =
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });";
    writeFileSync(join(empty, "old.cjs"), old);
    const bin = join(empty, "node_modules/chartwright/dist/bin.cjs");
    const { code, output } = await run("node", ["--require", "./old.cjs", bin, "validate"], {
      cwd: empty,
      env: { PATH: path },
    });
    expect({ code, output }).toEqual({
      code: 2,
      output: "chartwright needs Node 22.18 or newer, this is 20.20.2\n",
    });
  });

  test("a chart that starts from one of ours compiles, is valid and installs", async () => {
    await must("npx", ["chartwright", "new", "shop", "--from", "stateful-service", "--dir", "others"], empty);
    await must("npx", ["tsc", "--project", "others/shop"], empty);
    await must("npx", ["chartwright", "validate", "others/shop", "--kubernetes", "1.37"], empty);
    await must("npx", ["chartwright", "diff", "others/shop", "others/shop/chart"], empty);
    await must("helm", ["install", "shop", "others/shop/chart", "--wait"], empty);
    await must("helm", ["uninstall", "shop", "--wait"], empty);
  });

  test("README: the chart compiles, and gives the template that is shown", async () => {
    const [source] = snippets.filter(({ info }) => info === "ts");
    const [template] = snippets.filter(({ info }) => info === "yaml");
    const folder = join(empty, "charts/greeting");
    mkdirSync(join(folder, "cases/default"), { recursive: true });
    writeFileSync(join(folder, "chart.ts"), source?.text ?? "");
    writeFileSync(
      join(folder, "package.json"),
      '{ "name": "greeting", "version": "0.1.0", "type": "module" }\n',
    );
    writeFileSync(join(folder, "cases/default/values.yaml"), "{}\n");
    const strict = [
      "--strict",
      "--exactOptionalPropertyTypes",
      "--module",
      "nodenext",
      "--target",
      "es2024",
      "--noEmit",
    ];
    await must(
      "tsc",
      [...strict, "--skipLibCheck", "charts/greeting/chart.ts", "charts/hello/chart.ts"],
      empty,
    );
    await must("npx", ["chartwright", "generate"], empty);
    const made = readFileSync(join(folder, "chart/templates/configmap.yaml"), "utf8");
    expect(made.split("\n").slice(1).join("\n")).toBe(template?.text);
    const refused = await run("helm", ["template", "charts/greeting/chart", "--set", "greting=Hi"], {
      cwd: empty,
      env: { PATH: path },
    });
    expect(refused.output).toContain("greting");
    expect(refused.code).not.toBe(0);
  });

  test.each((publish?.text ?? "").trim().split("\n"))("README: %s", async (line) => {
    const [file = "", ...args] = line.split(" ");
    await must(file, args, empty);
    expect(readdirSync(join(empty, "site")).sort()).toEqual([
      "greeting-0.1.0.tgz",
      "hello-0.1.0.tgz",
      "index.yaml",
    ]);
  });

  test("no snippet of the README is left out", () => {
    // What is imported is tested by itself, in import.test.ts.
    const known = ["sh", "ts", "yaml", "sh import", "console", "sh", "sh repository"];
    expect(snippets.map(({ info }) => info)).toEqual(known);
  });
});

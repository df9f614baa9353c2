import { spawnSync } from "node:child_process";

/** What changes can affect, beyond what imports tell. */
export interface Affected {
  /** Everything: what all tests run with has changed. */
  readonly all: boolean;
  /** Folders all of whose tests are affected, by what no import names. */
  readonly folders: readonly string[];
  /** The charts that are to be installed again. */
  readonly charts: readonly string[] | "all";
}

const ofAllTests =
  /^(?:pnpm-lock\.yaml|pnpm-workspace\.yaml|package\.json|vitest\.config\.ts|tsconfig\.json|scripts\/(?:tools|stages|test\.ts|test\/(?:.*setup|provided)))/;
const ofTheTable = /^(?:packages\/cluster\/src\/|scripts\/charts\/)/;
const isCode = (file: string) =>
  /\.ts$/.test(file) && !/\/(?:cases|chart|templates|test\/support)\//.test(file);

/**
 * What a list of changed files can affect.
 *
 * @example
 * affectedBy(["charts/worker/chart/values.yaml"]).charts; // ["worker"]
 */
export function affectedBy(files: readonly string[]): Affected {
  const folders = files.flatMap((file) => {
    const [top = "", name = ""] = file.split("/");
    // The command's tests start it, and load charts as it does: no import leads there.
    if (/^packages\/[^/]+\/src\//.test(file) && isCode(file)) return ["packages/cli"];
    if (top === "packages") return isCode(file) ? [] : [`packages/${name}`];
    // What is made of all charts together is tested there.
    if (top === "charts") return [`charts/${name}`, "scripts/test"];
    return top === "schemas" ? ["packages/validator", "packages/cli", "scripts/schemas"] : [];
  });
  const changed = files.flatMap(
    (file) => /^charts\/([^/]+)\/(?:chart\/|cases\/|package\.json)/.exec(file)?.[1] ?? [],
  );
  return {
    all: files.some((file) => ofAllTests.test(file)),
    folders: [...new Set(folders)],
    charts: files.some((file) => ofTheTable.test(file)) ? "all" : [...new Set(changed)],
  };
}

/** The files that differ from a commit in the work tree, and those that git does not know yet. */
export function changedFiles(root: string, commit: string): readonly string[] {
  const git = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync("git", args, { cwd: root, encoding: "utf8" });
    if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr.trim()}`);
    return stdout.split("\n").filter((line) => line !== "");
  };
  return [
    ...git("diff", "--name-only", "--no-renames", commit),
    ...git("ls-files", "--others", "--exclude-standard"),
  ];
}

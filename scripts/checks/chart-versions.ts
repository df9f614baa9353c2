import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import semver from "semver";
import { parse } from "yaml";
import { type Bump, bumpBetween, largest } from "../../packages/validator/src/upgrade/index.ts";

/** Where the release workflow publishes to: a branch that holds a Helm repository. */
const publishedTo = ["refs/remotes/origin/charts", "refs/heads/charts"];

interface Index {
  readonly entries?: Readonly<
    Record<string, readonly { readonly version: string; readonly urls: readonly string[] }[]>
  >;
}

export interface Verdict {
  /** What is wrong; empty where nothing is. */
  readonly problems: readonly string[];
  /** What could not be compared, and why. */
  readonly notes: readonly string[];
}

/**
 * Compares each chart with its last published version. What changed must not be more than what its version, or a
 * changeset that is still to be taken in, says.
 */
export function checkChartVersions(root: string, node = process.execPath): Verdict {
  const git = (...args: readonly string[]) =>
    spawnSync("git", ["-C", root, ...args], { encoding: "utf8", maxBuffer: 64 << 20 });
  const branch = publishedTo.find((ref) => git("rev-parse", "--verify", "--quiet", ref).status === 0);
  if (branch === undefined)
    return { problems: [], notes: ["nothing has been published yet: there is no branch `charts` here"] };
  const { entries = {} }: Index = parse(git("show", `${branch}:index.yaml`).stdout) ?? {};
  const found = readdirSync(join(root, "charts")).map((name): Verdict => {
    const published = entries[name] ?? [];
    const last = semver.maxSatisfying(
      published.map(({ version }) => version),
      "*",
      { includePrerelease: true },
    );
    const archive = published
      .find(({ version }) => version === last)
      ?.urls[0]?.split("/")
      .at(-1);
    if (last === null || archive === undefined)
      return { problems: [], notes: [`${name}: nothing of it has been published yet`] };
    const { version } = JSON.parse(readFileSync(join(root, "charts", name, "package.json"), "utf8"));
    const declared = largest([
      changesetBump(root, `@chartwright-charts/${name}`),
      bumpBetween(last, version) ?? "none",
    ]);
    const program = join(import.meta.dirname, "../chartwright.ts");
    const args = ["diff", `${branch}:${archive}`, `charts/${name}`, "--declared", declared];
    const ended = spawnSync(node, [program, ...args], { cwd: root, encoding: "utf8", maxBuffer: 64 << 20 });
    return { problems: ended.status === 0 ? [] : [`${ended.stdout}${ended.stderr}`], notes: [] };
  });
  return { problems: found.flatMap(({ problems }) => problems), notes: found.flatMap(({ notes }) => notes) };
}

/** The largest bump of a package in the changesets that wait. */
export function changesetBump(root: string, name: string): Bump {
  const files = readdirSync(join(root, ".changeset")).filter(
    (file) => file.endsWith(".md") && file !== "README.md",
  );
  return largest(
    files.map((file) => {
      const head =
        /^---\n([\s\S]*?)\n---/.exec(readFileSync(join(root, ".changeset", file), "utf8"))?.[1] ?? "";
      return (parse(head) as Readonly<Record<string, Bump>> | null)?.[name] ?? "none";
    }),
  );
}

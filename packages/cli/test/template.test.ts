import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { parseFlags } from "../src/template/flags.ts";
import { UsageError } from "../src/world/usage-error.ts";
import { type Ended, runCommand } from "./support/command/run-command.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const cases = join(root, "charts/web-service/cases");
const work = mkdtempSync(join(tmpdir(), "chartwright-template-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const probe = {
  "probe/Chart.yaml": "apiVersion: v2\nname: probe\nversion: 1.2.3\n",
  "probe/values.yaml": "a: 1\nmap: { x: 1 }\nlist: [a, b]\n",
  "probe/values.schema.json": '{ "properties": { "port": { "type": "integer" } } }',
  "probe/crds/crd.yaml": "kind: CustomResourceDefinition\nmetadata:\n  name: c\n",
  "probe/templates/all.yaml": `kind: ConfigMap
metadata:
  name: {{ .Release.Name }}
data:
  values: {{ toJson .Values | quote }}
  release: {{ toJson .Release | quote }}
  kube: {{ .Capabilities.KubeVersion.Version }} {{ .Capabilities.APIVersions.Has "x/v1" }} {{ .Capabilities.APIVersions.Has "y/v1" }}
  helm: {{ .Capabilities.HelmVersion.Version }}
{{- if .Values.broken }}
{{ fail "broken" }}
{{- end }}
{{- if .Values.key }}
  key: {{ genPrivateKey "ed25519" | len }}
{{- end }}
`,
  "probe/templates/hook.yaml":
    "kind: Job\nmetadata:\n  name: h\n  annotations:\n    helm.sh/hook: pre-install\n",
  "probe/templates/tests/t.yaml": "kind: Pod\nmetadata:\n  name: t\n  annotations:\n    helm.sh/hook: test\n",
  "one.yaml": "a: 2\nmap: { y: 2 }\n",
  "two.yaml": "a: 3\n",
  "bad.yaml": "a: [",
  "file.txt": "text of\na file\n",
  kubeconfig:
    "current-context: c\ncontexts: [{ name: c, context: { namespace: of-c } }, { name: d, context: { namespace: of-d } }]\n",
};

beforeAll(() => {
  for (const [path, text] of Object.entries(probe)) {
    mkdirSync(dirname(join(work, path)), { recursive: true });
    writeFileSync(join(work, path), text);
  }
  for (const chart of [join(work, "probe"), join(root, "charts/web-service/chart")])
    spawnSync(inject("tools").helm4, ["package", chart, "-d", work]);
});

type Environment = Readonly<Record<string, string>>;
const stdin = "a: from stdin\n";

function run(file: string, args: readonly string[], env: Environment = {}): Ended {
  const { status, stdout, stderr } = spawnSync(file, args, {
    cwd: work,
    encoding: "utf8",
    env: { ...process.env, HOME: work, NO_COLOR: "1", ...env },
    input: stdin,
  });
  return { code: status, stdout, stderr };
}

function ours(args: readonly string[], env: Environment = {}): Ended {
  return runCommand(["template", ...args], { cwd: work, env: { HOME: work, ...env }, stdin });
}

const flags: readonly (readonly string[])[] = [
  ["r", "probe"],
  ["probe"],
  ["./probe"],
  ["r", "probe-1.2.3.tgz"],
  ["probe", "-g"],
  ["--release-name", "r", "probe"],
  ["r", "probe", "-f", "one.yaml"],
  ["r", "probe", "-f", "one.yaml,two.yaml"],
  ["r", "-f=two.yaml", "--values", "one.yaml", "probe"],
  ["r", "probe", "-f", "-"],
  ["r", "probe", "--set", "a=x,b.c[1]=2", "--set", "list={1,2}"],
  ["r", "probe", "--set=a=-1", "--set", "map=null"],
  ["r", "probe", "--set-string", "a=1", "--set-json", 'b={"c":[1,null]}', "--set-literal", "d=a,b={c}"],
  ["r", "probe", "--set-file", "a=file.txt"],
  ["r", "probe", "-n", "ns"],
  ["r", "probe", "-nns"],
  ["r", "probe", "-n=ns"],
  ["r", "probe", "--namespace=ns"],
  ["r", "probe", "--kube-version", "1.30.1"],
  ["r", "probe", "-a", "x/v1,y/v1"],
  ["r", "probe", "--api-versions=x/v1", "-a", "z/v1"],
  ["r", "probe", "--include-crds"],
  ["r", "probe", "--include-crds=false", "--skip-crds"],
  ["r", "probe", "-s", "templates/all.yaml"],
  ["r", "probe", "-s", "templates/*.yaml", "--show-only", "templates/tests/t.yaml"],
  ["r", "probe", "--skip-tests"],
  ["r", "probe", "--no-hooks"],
  ["r", "probe", "--is-upgrade"],
  ["r", "probe", "--skip-schema-validation", "--set", "port=x"],
  ["r", "probe", "--set", "key=true", "-s", "templates/hook.yaml"],
  ["r", "probe", "--kubeconfig", "kubeconfig"],
  ["r", "probe", "--kubeconfig", "kubeconfig", "--kube-context", "d"],
  [
    "r",
    "probe",
    "--timeout",
    "5s",
    "--wait-for-jobs",
    "--description",
    "x",
    "--create-namespace",
    "--replace",
  ],
  ["--", "r", "probe"],
];

const refused: readonly (readonly string[])[] = [
  [],
  ["a", "b", "c"],
  ["nowhere"],
  ["work", "two.yaml"],
  ["r", "probe", "--set", "port=x"],
  ["r", "probe", "--set", "broken=true"],
  ["r", "probe", "--set", "a"],
  ["r", "probe", "--set-file", "a=nowhere"],
  ["r", "probe", "-f", "nowhere.yaml"],
  ["r", "probe", "-f", "bad.yaml"],
  ["r", "probe", "-s", "templates/none.yaml"],
  ["r", "probe", "-s", "templates/tests/t.yaml", "--skip-tests"],
  ["r", "probe", "-g"],
  ["Not-A-Name", "probe"],
  ["r", "probe", "--kube-version", "new"],
  ["r", "probe", "--nope"],
  ["r", "probe", "-Z"],
  ["r", "probe", "--set"],
  ["r", "probe", "--include-crds=maybe"],
];

describe.each([
  ["helm3", "3"],
  ["helm4", "4"],
] as const)("as %s", (tool, major) => {
  const real = (args: readonly string[], env: Environment = {}) =>
    run(inject("tools")[tool], ["template", ...args], env);

  const { level, turn } = inject("effort");
  /** Whether this run asks this Helm: a short one asks one of the two for each, by turns. */
  const isTurn = (_: unknown, at: number) => level === "long" || (at + turn) % 2 === Number(major) % 2;

  test.each(readdirSync(cases).filter(isTurn))(
    "web-service, case %s, as a folder and as an archive",
    (name) => {
      const { version } = JSON.parse(readFileSync(join(root, "charts/web-service/package.json"), "utf8"));
      const values = join(cases, name, "values.yaml");
      const expected = real(["r", join(root, "charts/web-service/chart"), "-f", values]);
      expect(expected.code).toBe(0);
      for (const chart of [join(root, "charts/web-service"), `web-service-${version}.tgz`]) {
        const found = ours(["r", chart, "-f", values, "--helm", major]);
        expect(found).toEqual({ code: 0, stdout: expected.stdout, stderr: "" });
      }
    },
  );

  test.each(flags.filter(isTurn).map((args) => [args.join(" "), args] as const))("%s", (_, args) => {
    const { code, stdout } = real(args);
    expect(code).toBe(0);
    const found = ours([`--helm=${major}`, ...args]);
    expect(found).toEqual({ code, stdout, stderr: "" });
  });

  test.each(refused.filter(isTurn).map((args) => [args.join(" "), args] as const))(
    "%s: refused",
    (_, args) => {
      const { code, stdout } = real(args);
      expect(code).toBe(1);
      const found = ours([`--helm=${major}`, ...args]);
      expect(found).toMatchObject({ code, stdout });
      expect(found.stderr).toMatch(/error/i);
      expect(found.stderr).not.toContain("    at ");
    },
  );

  test("the namespace of the environment", () => {
    const env = { HELM_NAMESPACE: "there" };
    expect(ours([`--helm=${major}`, "r", "probe"], env).stdout).toBe(real(["r", "probe"], env).stdout);
  });
});

test("a warning goes to the standard error, and changes nothing else", () => {
  const folder = join(work, "old");
  mkdirSync(folder);
  writeFileSync(join(folder, "Chart.yaml"), "apiVersion: v2\nname: old\nversion: 1.0.0\ndeprecated: true\n");
  const { code, stdout, stderr } = run(inject("tools").helm4, ["template", "old"]);
  expect(ours(["old"])).toEqual({ code, stdout, stderr: expect.stringContaining("deprecated") });
  expect(stderr).toContain("deprecated");
});

test("a chart of the repository goes by its name", () => {
  const named = runCommand(["template", "web-service"], { cwd: root });
  expect(named.stdout).toBe(ours([join(root, "charts/web-service/chart")]).stdout);
  expect(named.code).toBe(0);
});

test.each([
  "--debug",
  "--validate",
  "--output-dir=x",
  "--post-renderer=x",
  "--verify",
  "--repo=x",
  "--enable-dns",
])("%s is told of as what only helm does", (flag) => {
  const { code, stdout, stderr } = ours(["r", "probe", flag]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(`${flag.split("=")[0]} is a flag of helm`);
  expect(stderr).toContain("fix: ");
});

test.each([
  ["oci://registry/chart", "Run `helm pull` first"],
  ["https://example.com/a.tgz", "Run `helm pull` first"],
])("%s is not fetched", (chart, fix) => {
  expect(ours(["r", chart])).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining(fix) });
});

test.each([
  ["helm3", "3"],
  ["helm4", "4"],
] as const)("every flag of %s is known, or refused with what to do", (tool, major) => {
  const listed = run(inject("tools")[tool], ["template", "--help"]).stdout;
  const names = [...listed.matchAll(/^\s+(?:-\w, )?--([a-z-]+)/gm)].map((match) => match[1]);
  expect(names.length).toBeGreaterThan(60);
  const refusals = names.flatMap((name) => {
    try {
      parseFlags([`--helm=${major}`, `--${name}=1`]);
      return [];
    } catch (error) {
      return [error as Error];
    }
  });
  expect(refusals.filter((error) => !(error instanceof UsageError))).toEqual([]);
  expect(refusals.length).toBeLessThan(15);
});

test("--help lists the flags", () => {
  expect(ours(["--help"])).toMatchObject({ code: 0, stdout: expect.stringContaining("--set-literal") });
});

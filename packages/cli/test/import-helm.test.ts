import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { compile, projectWithKinds } from "./support/imported.ts";
import { project } from "./support/project.ts";

/** Values under which each template of `helm create` renders, and its branches differ. */
const valueSets = [
  "{}",
  "ingress: { enabled: true, className: nginx, tls: [{ secretName: a, hosts: [a.example, b.example] }] }",
  "ingress: { enabled: true, hosts: [{ host: a.example, paths: [{ path: /, pathType: Prefix }] }] }",
  "autoscaling: { enabled: true, targetMemoryUtilizationPercentage: 70 }",
  "httpRoute: { enabled: true }",
  "serviceAccount: { create: false }\nimage: { tag: '1.10' }\nreplicaCount: 3\nnameOverride: other",
  "podAnnotations: { a: '1' }\npodLabels: { b: 'on' }\nresources: { limits: { cpu: 1 } }\nlivenessProbe: null",
  "volumes: [{ name: v, emptyDir: {} }]\nvolumeMounts: [{ name: v, mountPath: /v }]\ntolerations: [{ operator: Exists }]",
];

function objectsOf(helm: string, chart: string, values: string): readonly unknown[] {
  const ended = spawnSync(helm, ["template", "my-release", chart, "-f", values], { encoding: "utf8" });
  expect(ended.stderr).toBe("");
  const all = parseAllDocuments(ended.stdout).flatMap((document) => document.toJS() ?? []);
  const withoutNulls = (_: string, value: unknown) => (value === null ? undefined : value);
  const plain = all.map((object) => JSON.parse(JSON.stringify(object, withoutNulls)) as { kind: string });
  return plain.sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

describe("what `helm create` makes", () => {
  const { level, turn } = inject("effort");
  const majors = (["helm3", "helm4"] as const).filter((name) => level === "long" || name === `helm${turn}`);

  test.each(majors)(
    "of %s becomes typed as a whole, compiles, and renders the same",
    (name) => {
      const helm = inject("tools")[name];
      const made = projectWithKinds();
      expect(spawnSync(helm, ["create", "demo"], { cwd: made.folder }).status).toBe(0);
      const ended = made.chartwright("import", "demo");
      expect(ended.stderr.match(/CW\d+/g)).toEqual(["CW7010"]);
      expect(ended.code).toBe(0);
      expect(made.read("charts/demo/chart.ts")).not.toContain("rawTemplate");
      expect(compile(made.folder)).toBe("");
      for (const [index, values] of valueSets.entries()) {
        const file = join(made.folder, `${index}.yaml`);
        writeFileSync(file, values);
        const own = objectsOf(helm, join(made.folder, "charts/demo/chart"), file);
        expect(own, values).toEqual(objectsOf(helm, join(made.folder, "demo"), file));
      }
    },
    240_000,
  );
});

describe("a chart with a template that has no form in the model", () => {
  const files = {
    "old/Chart.yaml": "apiVersion: v2\nname: old\nversion: 1.2.3\nappVersion: '2'\n",
    "old/values.yaml": "# -- Settings by name.\nsettings: { a: one }\n",
    "old/templates/_helpers.tpl": '{{ define "old.x" }}x{{ end }}',
    "old/templates/settings.yaml":
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\ndata:\n  x: {{ template "old.x" "y" }}\n  all: {{ .Values.settings | toJson | sha256sum }}\n',
    "old/templates/service.yaml":
      "apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Release.Name }}\nspec:\n  ports: [{ port: 80 }]\n",
  };

  test("keeps it as it is, with the reason, and renders the same", () => {
    const made = projectWithKinds(files);
    const ended = made.chartwright("import", "old");
    expect(ended.stderr).toContain("CW7008  templates/settings.yaml");
    expect(ended.code).toBe(0);
    expect(made.read("charts/old/chart.ts")).toContain(
      'why: "It has a named template that is not given the whole context."',
    );
    expect(compile(made.folder)).toBe("");
    const empty = join(made.folder, "empty.yaml");
    writeFileSync(empty, "{}");
    const helm = inject("tools").helm4;
    const own = objectsOf(helm, join(made.folder, "charts/old/chart"), empty);
    expect(own).toEqual(objectsOf(helm, join(made.folder, "old"), empty));
  }, 120_000);

  test("comes from its archive too", () => {
    const made = projectWithKinds(files);
    const helm = inject("tools").helm4;
    expect(spawnSync(helm, ["package", "old"], { cwd: made.folder }).status).toBe(0);
    expect(made.chartwright("import", "old-1.2.3.tgz").code).toBe(0);
    expect(made.read("charts/old/chart.ts")).toContain('.doc("Settings by name.")');
    expect(made.read("charts/old/package.json")).toContain('"version": "1.2.3"');
  }, 60_000);

  test("is refused with its reason where it does not load", () => {
    const made = project({ "bad/Chart.yaml": "name: bad\n", "bad.tgz": "no archive" });
    for (const source of ["bad", "bad.tgz"]) {
      const { code, stderr } = made.chartwright("import", source);
      expect(stderr).toContain("error CW6001");
      expect(code).toBe(1);
    }
    expect(made.exists("charts")).toBe(false);
  });
});

import { expect, test } from "vitest";
import { greeting, project } from "./support/project.ts";

const helmChart = (name: string, files: Readonly<Record<string, string>>) => {
  const usual = {
    "Chart.yaml": `apiVersion: v2\nname: ${name}\ndescription: A chart.\nversion: 1.0.0\n`,
    "values.yaml": "a: 1\n",
    "templates/x.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\n",
  };
  const all = Object.entries({ ...usual, ...files });
  return Object.fromEntries(all.map(([path, text]) => [`charts/${name}/${path}`, text]));
};
const crd = (text: string) =>
  helmChart("odd", { "crds/x.yaml": `kind: CustomResourceDefinition\nmetadata: { name: x }\n${text}` });
const bad = helmChart("wrong", {
  "templates/x.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: X_\n",
});

/** What was a crash once, that took the findings of all other charts with it. */
test.each([
  [
    "a CRD of an older version",
    crd("apiVersion: apiextensions.k8s.io/v1beta1\nspec: { group: g, version: v1 }\n"),
  ],
  ["a CRD without a spec", crd("apiVersion: apiextensions.k8s.io/v1\n")],
  ["a CRD whose spec is no mapping", crd("apiVersion: apiextensions.k8s.io/v1\nspec: 1\n")],
  [
    "a CRD whose versions are none",
    crd("apiVersion: apiextensions.k8s.io/v1\nspec: { versions: [1, null] }\n"),
  ],
  [
    "a CRD whose schema is none",
    crd(
      "apiVersion: apiextensions.k8s.io/v1\nspec:\n  group: g\n  names: { kind: X, plural: xs }\n  scope: Namespaced\n" +
        "  versions: [{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: 1 } }]\n",
    ),
  ],
  ["a merge that holds itself", helmChart("odd", { "values.yaml": "&a {y: &b {<<: *a}, <<: *b}\n" })],
  ["rules that are none", helmChart("odd", { "waivers.yaml": "- 1\n" })],
  ["rejects that are folders", helmChart("odd", { "rejects/a/values.yaml/x": "" })],
])("one chart with %s leaves the findings of another", (_, odd) => {
  const { code, stderr } = project({ ...odd, ...bad }).chartwright("validate", "--kubernetes", "1.37");
  expect(code).toBe(1);
  expect(stderr).toContain("charts/wrong");
  expect(stderr).not.toContain("This is a bug in Chartwright 0");
});

test("a folder with a Chart.yaml is a Helm chart, also where a chart.ts lies beside", () => {
  const made = project({ ...greeting(), ...bad });
  made.write("charts/wrong/chart.ts", 'throw new Error("run");\n');
  const { stderr } = made.chartwright("validate", "charts/wrong", "--kubernetes", "1.37");
  expect(stderr).toContain("charts/wrong/templates/x.yaml");
  const generated = made.chartwright("generate", "charts/wrong");
  expect(generated).toMatchObject({ code: 2 });
  expect(generated.stderr).toContain("charts/wrong is no folder of a chart");
});

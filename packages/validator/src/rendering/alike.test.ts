import { expect, test } from "vitest";
import { alike } from "./alike.ts";

const minors = ["1.33", "1.35", "1.37"].map((minor) => ({ minor }));

/** How the minors are grouped for a chart of these files. */
function groups(files: Readonly<Record<string, string>>, values: readonly string[] = []) {
  const chart = { folder: "chart", files: new Map(Object.entries(files)) };
  return alike(chart, values, minors).map((group) => group.map(({ minor }) => minor).join(" "));
}

test("a chart that does not ask for the cluster renders alike for all minors", () => {
  const files = { "Chart.yaml": 'kubeVersion: ">=1.33.0-0"', "templates/a.yaml": "a: {{ .Values.a }}" };
  expect(groups(files)).toEqual(["1.33 1.35 1.37"]);
});

test("a kubeVersion parts the minors that it takes from the others", () => {
  expect(groups({ "Chart.yaml": 'kubeVersion: ">=1.35.0-0"' })).toEqual(["1.33", "1.35 1.37"]);
  expect(groups({ "charts/sub/Chart.yaml": "kubeVersion: <1.36" })).toEqual(["1.33 1.35", "1.37"]);
});

test.each([
  ["a template that asks", { "templates/a.yaml": "{{ .Capabilities.KubeVersion }}" }, []],
  ["a subchart's template that asks", { "charts/sub/templates/_a.tpl": "{{ $.Capabilities }}" }, []],
  ["values that hold a template that asks", {}, ["a: '{{ .Capabilities.KubeVersion }}'"]],
  ["an archive, which is not read", { "charts/sub-1.0.0.tgz": "" }, []],
  ["a range that only Helm reads", { "Chart.yaml": "kubeVersion: '!= 1.35'" }, []],
])("each minor stands alone for %s", (_, files, values) => {
  expect(groups(files as Record<string, string>, values)).toEqual(["1.33", "1.35", "1.37"]);
});

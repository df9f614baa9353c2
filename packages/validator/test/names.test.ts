import { loadChart, renderChart } from "@chartwright/engine";
import { describe, expect, test } from "vitest";
import { checkNames } from "../src/naming/check-names.ts";
import { objectsIn } from "../src/rendering/objects.ts";

/** What is found of a chart whose one template names a ConfigMap, and others, so. */
function check(template: string) {
  const files = new Map([
    ["Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n"],
    ["templates/objects.yaml", template],
  ]);
  const { chart } = loadChart(files);
  if (chart === undefined) throw new Error("the chart of this test does not load");
  const text = renderChart(chart, { name: "my-release" }).manifests ?? "";
  const { sourced } = objectsIn(text, {});
  const rendering = {
    case: { name: "default", file: "values.yaml", text: "{}" },
    helm: "4.3.1",
    minor: "1.37",
    text,
    sourced,
    places: new Map(),
  };
  return checkNames({ name: "web", chart: { folder: "chart", files } }, [rendering, rendering]);
}

const object = (kind: string, name: string) =>
  `---\napiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n`;

describe("names of releases as long as Helm takes", () => {
  test("pass where the whole name of the release is kept", () => {
    const name = '{{ printf "%s-%s" .Release.Name "web" | trunc 63 | trimSuffix "-" }}';
    expect(check(object("Service", name))).toEqual([]);
  });

  test("must not be cut so that two releases have one name", () => {
    const [found, ...others] = check(object("Service", "{{ .Release.Name | trunc 40 }}-web"));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ code: "CW3103", place: { file: "chart/templates/objects.yaml" } });
  });

  test("must not be cut behind the suffix that tells two objects apart", () => {
    const cut = (suffix: string) => `{{ printf "%s-server-%s" .Release.Name "${suffix}" | trunc 60 }}`;
    const found = check(object("Secret", cut("one")) + object("Secret", cut("two")));
    expect(found.map(({ message }) => message)).toEqual([
      "The release release-release-release-release-release-release-relea has the Secret release-release-release-release-release-release-relea-server twice.",
    ]);
  });

  test("must leave room for the suffix", () => {
    const found = check(object("CronJob", "{{ .Release.Name }}"));
    expect(found.map(({ code }) => code)).toEqual(["CW3104"]);
    expect(found[0]?.message).toContain("of 53 characters");
  });

  test("are no matter of names that are the same in every release", () => {
    expect(check(object("Service", "web"))).toEqual([]);
  });
});

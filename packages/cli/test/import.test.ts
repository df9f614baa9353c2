import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compile, projectWithKinds, root } from "./support/imported.ts";
import { project } from "./support/project.ts";

const manifest = (kind: string, name: string, rest = "") =>
  `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n${rest}`;

/** Several components, as a team has them in one folder. */
const shop = readFileSync(new URL("support/shop.yaml", import.meta.url), "utf8");

describe("manifests", () => {
  test("of several components get values for each", () => {
    const made = projectWithKinds({ "shop.yaml": shop });
    const ended = made.chartwright("import", "shop.yaml");
    expect(ended.stderr).toBe("");
    expect(ended.code).toBe(0);
    const values = made.read("charts/shop/chart/values.yaml");
    for (const key of ["web:", "database:", "replicaCount: 3", "host: shop.example.com", "size: 8Gi"])
      expect(values).toContain(key);
    expect(compile(made.folder)).toBe("");
    // What rules object to was so before; what comes of the import itself is no finding.
    const { stderr } = made.chartwright("validate");
    expect(stderr).toContain("error CW3505");
    expect(stderr).not.toMatch(/^error CW(?!3[2-8])/m);
  }, 120_000);

  test("of every case of web-service become charts that compile and give them again", () => {
    const made = projectWithKinds();
    const cases = join(root, "charts/web-service/cases");
    for (const name of readdirSync(cases)) {
      const ended = made.chartwright(
        ...["import", join(cases, name, "manifests.yaml")],
        ...["--name", "web-service", "--out", `charts/${name}`],
      );
      expect(ended.stderr, name).not.toContain("error");
      expect(ended.code, name).toBe(0);
      expect(ended.stdout).toContain("equal to what was imported for a release my-release in default.");
      expect(made.read(`charts/${name}/chart.ts`)).toContain("labels: labels.common");
      expect(made.exists(`charts/${name}/kinds.ts`)).toBe(false);
    }
    expect(compile(made.folder)).toBe("");
    const some = ["charts/configured", "charts/ingress"];
    const validated = made.chartwright("validate", ...some);
    expect(validated.stderr).not.toMatch(/^error /m);
    expect(validated.code).toBe(0);
  }, 300_000);

  test("come from the standard input and from folders, and kinds without types compile", () => {
    const widget =
      "apiVersion: example.com/v1\nkind: Widget\nmetadata:\n  name: shop\nspec:\n  sizes: [1, two]\n";
    const made = projectWithKinds({
      "k8s/a.yaml": manifest("ConfigMap", "shop-config", "data:\n  url: http://shop/\n"),
      "k8s/deep/b.json":
        '{"apiVersion":"v1","kind":"Service","metadata":{"name":"shop"},"spec":{"ports":[{"port":80}]}}',
      "k8s/notes.txt": "not a manifest",
    });
    const ended = made.chartwright("import", "k8s", "-");
    expect(ended.stderr).toBe("");
    expect(ended.code).toBe(0);
    expect(made.read("charts/shop/chart.ts")).toContain("url: text`http://${names.fullname}/`");
    made.write("widget.yaml", widget);
    const other = made.chartwright("import", "widget.yaml", "--name", "gadget");
    expect(other.stderr).toContain("CW7004");
    expect(made.read("charts/gadget/cases/default/values.yaml")).toContain("fullnameOverride: shop");
    expect(compile(made.folder)).toBe("");
  }, 120_000);
});

describe("what is wrong", () => {
  test("leaves nothing behind, and is told with its place", () => {
    const made = project({ "bad.yaml": `${manifest("ConfigMap", "a")}---\nkind: [` });
    const { code, stderr } = made.chartwright("import", "bad.yaml");
    expect(code).toBe(1);
    expect(stderr).toContain("error CW7001  bad.yaml:6");
    expect(made.exists("charts")).toBe(false);
  });

  test("never overwrites what is there", () => {
    const made = project({ "a.yaml": manifest("ConfigMap", "mine"), "charts/mine/notes.txt": "mine" });
    const { code, stderr } = made.chartwright("import", "a.yaml");
    expect(code).toBe(2);
    expect(stderr).toContain("charts/mine is there already");
    expect(readdirSync(join(made.folder, "charts"))).toEqual(["mine"]);
  });

  test("a source that is not there is told", () => {
    const { code, stderr } = project().chartwright("import", "nowhere");
    expect(code).toBe(2);
    expect(stderr).toContain("nowhere does not exist");
  });
});

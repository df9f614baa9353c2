import { fileURLToPath } from "node:url";
import { Deployment } from "kubernetes-models/apps/v1";
import { ConfigMap } from "kubernetes-models/v1";
import { describe, expect, expectTypeOf, test } from "vitest";
import model from "../../../charts/web-service/chart.ts";
import { renderChart } from "../src/testing/index.ts";
import { project } from "./support/project.ts";

const charts = fileURLToPath(new URL("../../../charts/", import.meta.url));

describe("renderChart", () => {
  test("gives typed objects of a case, as the example of its documentation has it", async () => {
    const chart = await renderChart(`${charts}web-service`, { case: "ha", release: "blog" });
    expect(chart.get(Deployment, "blog-web-service").spec.template.spec.containers.length).toBe(1);
    expectTypeOf(chart.get(Deployment).spec.replicas).toEqualTypeOf<number>();
    expect(chart.notes).toContain("blog-web-service runs in namespace default.");
  });

  test("lists the objects that there are where one is missing", async () => {
    const chart = await renderChart(`${charts}web-service`);
    expect(() => chart.get(Deployment, "my-release-web-servce")).toThrow(
      /^There is no Deployment\/my-release-web-servce \(apps\/v1\)\. Did you mean "my-release-web-service"\? There are: .*Deployment\/my-release-web-service/,
    );
    expect(() => chart.get(ConfigMap)).toThrow("There is no ConfigMap (v1). There are: ");
    expect(chart.all(ConfigMap)).toEqual([]);
  });

  test("fails with Helm's words where the chart refuses the values", async () => {
    const values = { ingress: { enabled: true } };
    await expect(renderChart(`${charts}web-service`, { values })).rejects.toThrow(
      "ingress.enabled needs a host in ingress.hosts",
    );
    await expect(renderChart(`${charts}web-service`, { case: "none" })).rejects.toThrow(
      "There is no case none",
    );
  });

  test("renders a model without files, to the same objects", async () => {
    const values = { replicaCount: 4 };
    const [made, written] = [
      await renderChart(model, { values }),
      await renderChart(`${charts}web-service`, { values }),
    ];
    expect(made.objects.map(({ kind }) => kind)).toEqual(written.objects.map(({ kind }) => kind));
    expect(made.get(Deployment).spec).toEqual(written.get(Deployment).spec);
  });

  test("renders a chart of somebody else's as the Helm and the cluster that are asked for", async () => {
    const made = project({
      "theirs/Chart.yaml": "apiVersion: v2\nname: theirs\nversion: 1.0.0\n",
      "theirs/templates/a.yaml": `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}
data:
  cluster: {{ .Capabilities.KubeVersion.Version }}
  helm: {{ .Capabilities.HelmVersion.Version }}
  upgrade: {{ .Release.IsUpgrade | quote }}
  found: {{ (lookup "v1" "Secret" "prod" "key").data.password }}
  api: {{ .Capabilities.APIVersions.Has "example.com/v1" | quote }}
`,
    });
    const metadata = { name: "key", namespace: "prod" };
    const chart = await renderChart(`${made.folder}/theirs`, {
      release: { name: "r", namespace: "prod" },
      isUpgrade: true,
      kubeVersion: "1.34.2",
      helm: 3,
      apiVersions: ["example.com/v1"],
      objects: [{ apiVersion: "v1", kind: "Secret", metadata, data: { password: "c2VjcmV0" } }],
    });
    const { cluster, helm, upgrade, found, api } = chart.get(ConfigMap, "r").data;
    expect({ cluster, upgrade, found, api }).toEqual({
      cluster: "v1.34.2",
      upgrade: "true",
      found: "c2VjcmV0",
      api: "true",
    });
    expect(helm).toMatch(/^v3\./);
  });
});

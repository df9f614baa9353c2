import { expect, test } from "vitest";
import { wrapperModule } from "./build.ts";
import { inBuildOrder, sharesCompilation } from "./build-order.ts";
import { newestMinor, oldestMinor, tools, usualTools } from "./catalogue.ts";
import { kubernetesDependencies } from "./kubernetes-dependencies.ts";
import type { GoRecipe } from "./tool.ts";

const kubernetes = tools[`kubernetes@${newestMinor}`];
const goMod = `module k8s.io/kubernetes

go 1.26.0

require github.com/google/uuid v1.6.0

require (
	go.etcd.io/etcd/client/v3 v3.7.0
	golang.org/x/net v0.57.0 // indirect
	k8s.io/api v0.0.0
)

replace (
	k8s.io/api => ./staging/src/k8s.io/api
)
`;

test("a wrapper takes Kubernetes' dependencies, and its own modules at the version of the whole", () => {
  const versions = kubernetesDependencies(goMod, "v1.37.2", ["go.etcd.io/etcd"]);
  expect(versions).toEqual({
    "github.com/google/uuid": "v1.6.0",
    "golang.org/x/net": "v0.57.0",
    "k8s.io/api": "v0.37.2",
  });
  const text = wrapperModule(
    tools.kwok.recipe as GoRecipe,
    "module sigs.k8s.io/kwok\n\ngo 1.26.3\n",
    versions,
  );
  expect(text).toContain("go 1.26.3\n");
  expect(text).toContain("require sigs.k8s.io/kwok v0.8.0\n");
  expect(text).toContain("replace k8s.io/api => k8s.io/api v0.37.2\n");
});

test("Helm, which is the oracle, is built as it is released", () => {
  for (const name of ["helm3", "helm4"] as const) {
    expect(tools[name].recipe).toMatchObject({ kind: "install" });
    expect(tools[name].recipe).not.toHaveProperty("likeKubernetes");
  }
});

test("Kubernetes is built first, and what shares its compilation waits for it", () => {
  const ordered = inBuildOrder(
    usualTools.map((name) => tools[name]),
    kubernetes,
  );
  expect(ordered[0]).toBe(kubernetes);
  expect(sharesCompilation(tools.kwok, kubernetes, kubernetes)).toBe(true);
  expect(sharesCompilation(tools.promtool, tools.prometheus, kubernetes)).toBe(true);
  expect(sharesCompilation(tools.helm4, kubernetes, kubernetes)).toBe(false);
  expect(sharesCompilation(tools.kwok, tools[`kubernetes@${oldestMinor}`], kubernetes)).toBe(false);
});

import { fileURLToPath } from "node:url";
import { useHelm } from "@chartwright/cluster";
import { test } from "@chartwright/cluster/vitest";
import { afterAll, describe, expect, inject } from "vitest";

const chart = fileURLToPath(new URL("chart", import.meta.url));

describe.each(["helm 3", "helm 4"] as const)("what %s makes", (version) => {
  const helm = useHelm(version, inject("tools"), inject("cluster").kubeconfig);
  afterAll(() => helm.close());

  test("the password and the key stay, over upgrades and beyond the release", async ({ api, namespace }) => {
    const apply = (command: "install" | "upgrade", ...more: string[]) =>
      helm.run(command, "one", chart, "--namespace", namespace, "--wait", "--timeout", "60s", ...more);
    const path = `/api/v1/namespaces/${namespace}/secrets/one-grafana-secrets`;
    const data = async () => (await api.get<{ data: Record<string, string> }>(path)).data;
    await apply("install");
    const made = await data();
    expect(Object.keys(made).sort()).toEqual(["admin-password", "admin-user", "secret-key"]);
    expect(Buffer.from(made["secret-key"] ?? "", "base64").toString()).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(made["admin-password"]).not.toBe(made["secret-key"]);
    await apply("upgrade", "--set", "service.port=3000");
    expect(await data()).toEqual(made);
    await apply("upgrade", "--set", "admin.password=chosen");
    expect(await data()).toEqual({ ...made, "admin-password": Buffer.from("chosen").toString("base64") });
    await helm.run("uninstall", "one", "--namespace", namespace);
    await apply("install");
    expect((await data())["secret-key"]).toBe(made["secret-key"]);
  });
});

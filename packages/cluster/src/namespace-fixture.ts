import { test as base, inject } from "vitest";
import { connect } from "./api-client.ts";
import { createNamespace, removeNamespace } from "./namespaces.ts";

/**
 * Vitest's `test` on the shared cluster. `namespace` is one that enforces `restricted` Pod Security and is the
 * test's own; `fileNamespace` is shared by the tests of a file. Both go with whom they belong to, and after a
 * killed run with the next one.
 *
 * @example
 * test("a chart installs", async ({ api, namespace }) => { … });
 */
export const test = base
  .extend("kubeconfig", { scope: "file" }, () => inject("cluster").kubeconfig)
  .extend("api", { scope: "file" }, ({ kubeconfig }) => connect(kubeconfig))
  .extend("fileNamespace", { scope: "file" }, async ({ api }, { onCleanup }) => {
    const name = await createNamespace(api);
    onCleanup(() => removeNamespace(api, name));
    return name;
  })
  .extend("namespace", async ({ api }, { onCleanup }) => {
    const name = await createNamespace(api);
    onCleanup(() => removeNamespace(api, name));
    return name;
  });

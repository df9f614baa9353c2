import { expect, test } from "vitest";
import { objectsOf } from "../charts/manifest.ts";
import { containerFiles } from "./container-files.ts";

/** A pod with one container, its mounts and volumes in YAML, beside a ConfigMap and a Secret. */
const filesOf = (mounts: string, volumes: string) => {
  const manifest = `
apiVersion: v1
kind: ConfigMap
metadata: { name: config }
data: { a.yml: "a: 1", b.yml: "b: 2" }
binaryData: { c.bin: AP8= }
---
apiVersion: v1
kind: Secret
metadata: { name: secret }
data: { password: aHVudGVy }
stringData: { user: me }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: web }
spec:
  template:
    spec:
      containers: [{ name: other }, { name: web, volumeMounts: ${mounts} }]
      volumes: ${volumes}
`;
  const [found] = containerFiles(objectsOf(manifest), "web");
  const files = Object.entries(found?.files ?? {}).map(([path, content]) => [
    path,
    content.toString("latin1"),
  ]);
  return { folders: found?.folders, files: Object.fromEntries(files) };
};

test.each([
  [
    "every key of a ConfigMap",
    "[{ name: v, mountPath: /etc/web/ }]",
    "[{ name: v, configMap: { name: config } }]",
    {
      folders: ["/etc/web"],
      files: { "/etc/web/a.yml": "a: 1", "/etc/web/b.yml": "b: 2", "/etc/web/c.bin": "\0ÿ" },
    },
  ],
  [
    "chosen keys by other names",
    "[{ name: v, mountPath: /etc/web }]",
    "[{ name: v, configMap: { name: config, items: [{ key: a.yml, path: conf/one.yml }] } }]",
    { folders: ["/etc/web"], files: { "/etc/web/conf/one.yml": "a: 1" } },
  ],
  [
    "one key alone",
    "[{ name: v, mountPath: /etc/one.yml, subPath: b.yml }]",
    "[{ name: v, configMap: { name: config } }]",
    { folders: [], files: { "/etc/one.yml": "b: 2" } },
  ],
  [
    "a Secret, and one projected beside a ConfigMap",
    "[{ name: s, mountPath: /s }, { name: p, mountPath: /p }]",
    "[{ name: s, secret: { secretName: secret } }, { name: p, projected: { sources: [{ secret: { name: secret, items: [{ key: user, path: u }] } }, { configMap: { name: config, items: [{ key: a.yml, path: a }] } }, { downwardAPI: {} }] } }]",
    {
      folders: ["/s", "/p"],
      files: { "/s/password": "hunter", "/s/user": "me", "/p/u": "me", "/p/a": "a: 1" },
    },
  ],
  [
    "an empty folder for what is not of the release",
    "[{ name: v, mountPath: /v }, { name: claimed, mountPath: /data }]",
    "[{ name: v, configMap: { name: of-somebody-else } }]",
    { folders: ["/v", "/data"], files: {} },
  ],
])("a container gets %s", (_, mounts, volumes, expected) => {
  expect(filesOf(mounts, volumes)).toEqual(expected);
});

test("an init container has files too, and one that there is not has none", () => {
  const pod = "kind: Pod\nspec: { initContainers: [{ name: init }], containers: [{ name: web }] }";
  expect(containerFiles(objectsOf(pod), "init")).toEqual([{ mounts: [], folders: [], files: {} }]);
  expect(containerFiles(objectsOf(pod), "none")).toEqual([]);
});

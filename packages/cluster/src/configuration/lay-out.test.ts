import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { layOut, relocation } from "./lay-out.ts";

test.each([
  ["/etc/web", "/r/etc/web"],
  ["rules: [/etc/web/rules/*.yml, '/etc/web']", "rules: [/r/etc/web/rules/*.yml, '/r/etc/web']"],
  ["--config=/etc/web/a.yml", "--config=/r/etc/web/a.yml"],
  ["root /etc/web-data; alias /etc/web/data/x;", "root /etc/web-data; alias /r/etc/web/data/x;"],
  [
    "http://host/etc/web /other/etc/web /etc/webs /etc/web.d",
    "http://host/etc/web /other/etc/web /etc/webs /etc/web.d",
  ],
])("paths of %j lie below the root", (text, expected) => {
  expect(relocation(["/", "/etc/web", "/etc/web/data"], "/r")(text)).toBe(expected);
});

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), "lay-out-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const files = {
  mounts: ["/etc/web", "/tmp"],
  folders: ["/etc/web", "/tmp"],
  files: {
    "/etc/web/a.conf": Buffer.from("listen 80; include /usr/lib/x; tmp /tmp;"),
    "/etc/web/b": Buffer.from([0, 255]),
  },
};

test("files are written, texts with the paths and the replacements that hold below the root", () => {
  const root = temporary();
  const image = temporary();
  mkdirSync(join(image, "usr/lib"), { recursive: true });
  writeFileSync(join(image, "usr/lib/x"), "include /etc/web/b;");
  mkdirSync(join(image, "etc/web"), { recursive: true });
  writeFileSync(join(image, "etc/web/hidden"), "by what is mounted there");
  const relocate = layOut(files, { root, image, replace: { "listen 80;": "listen $&1;" } });
  const read = (path: string) => readFileSync(join(root, path));
  expect(read("etc/web/a.conf").toString()).toBe(`listen $&1; include ${root}/usr/lib/x; tmp ${root}/tmp;`);
  expect(read("usr/lib/x").toString()).toBe(`include ${root}/etc/web/b;`);
  expect(readdirSync(join(root, "etc/web")).sort()).toEqual(["a.conf", "b"]);
  expect([...read("etc/web/b")]).toEqual([0, 255]);
  expect(statSync(join(root, "tmp")).isDirectory()).toBe(true);
  expect(relocate("/tmp/x")).toBe(`${root}/tmp/x`);
});

test("a text to replace that is nowhere is an error, and so is an image that is not there", () => {
  const replace = { "listen 81;": "" };
  expect(() => layOut(files, { root: temporary(), replace })).toThrow('holds "listen 81;"');
  expect(() => layOut(files, { root: temporary(), image: "/no/such" })).toThrow("is not there");
});

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { distribution, toolFolder } from "./cache.ts";
import { tools } from "./catalogue.ts";
import { requireApt } from "./debian.ts";
import { findOnPath } from "./find-on-path.ts";
import { temporary } from "./test/collect.ts";

afterEach(() => void vi.unstubAllEnvs());

test("a tool of Debian's is found on PATH at its oldest version or a newer one", () => {
  const old = temporary();
  const recent = temporary();
  writeFileSync(join(old, "nginx"), "#!/bin/sh\necho nginx/1.9.15 >&2", { mode: 0o755 });
  writeFileSync(join(recent, "nginx"), "#!/bin/sh\necho nginx/1.29.3 >&2", { mode: 0o755 });
  expect(findOnPath(tools.nginx, `${old}:${recent}`)).toBe(join(recent, "nginx"));
});

test("without apt, it is said what to install", () => {
  vi.stubEnv("PATH", "");
  expect(() => requireApt(tools.nginx)).toThrow(
    /no "apt-get" command was found.*fix: Install nginx .*pnpm tools nginx/s,
  );
});

test("what is taken from a release's package is kept for that release", () => {
  const file = join(temporary(), "os-release");
  writeFileSync(file, 'NAME="Debian GNU/Linux"\nVERSION_ID="13"\nID=debian\nID_LIKE="x"\n');
  expect(distribution(file)).toBe("debian-13");
  expect(distribution("/no/such/file")).toBe("unknown");
  expect(toolFolder(tools.nginx, "/cache")).toContain(distribution());
});

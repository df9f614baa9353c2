import { existsSync } from "node:fs";
import { request } from "node:https";
import { type ManifestObject, runProgram } from "@chartwright/cluster";
import forge from "node-forge";
import { describe, expect, inject, test } from "vitest";
import { flagNames, switchNames } from "./collectors.ts";
import { metrics } from "./metrics.ts";
import { chart, exporterOf, type Probe, valuesOf } from "./real-exporter.ts";

/** What other values than `collectors` and `collectorFlags` say, and what is for node_exporter's own tests. */
const ofValues = {
  switches: ["disable-defaults", "systemd", "textfile"],
  flags: [
    ...["mount-points", "fs-types"].flatMap((of) => [`filesystem.${of}-exclude`, `filesystem.${of}-include`]),
    ...["netclass.ignored-devices", "netdev.device-exclude", "netdev.device-include"],
    ...["systemd.unit-exclude", "systemd.unit-include", "textfile.directory"],
    ...["qdisc.fixtures", "wifi.fixtures"],
  ],
};

async function scrape(address: string): Promise<string> {
  const answer = await fetch(`http://${address}/metrics`, { signal: AbortSignal.timeout(20_000) });
  expect(answer.status).toBe(200);
  return answer.text();
}

/** The labels of a metric's series in what was scraped, or nothing where there is none. */
function labelsIn(text: string, metric: string): readonly string[] | undefined {
  const lines = text
    .split("\n")
    .filter((line) => line.startsWith(`${metric}{`) || line.startsWith(`${metric} `));
  if (lines.length === 0) return undefined;
  const names = lines.flatMap((line) => [...line.matchAll(/[{,](\w+)="/g)].map(([, name = ""]) => name));
  return [...new Set(names)].sort();
}

test.each(chart.cases.filter(({ name }) => name !== "tls"))(
  "node_exporter takes the arguments of case $name, and serves the node's metrics",
  async ({ name }) => {
    const text = await scrape(await exporterOf(valuesOf(name)));
    expect(
      labelsIn(text, "node_exporter_build_info") ?? labelsIn(text, "node_scrape_collector_success"),
    ).toBeDefined();
    expect(labelsIn(text, "node_memory_MemTotal_bytes")).toEqual([]);
  },
);

test("it serves each metric that an alert or the dashboard names, or the machine has nothing of the kind", async () => {
  const text = await scrape(await exporterOf(["--set", "systemd.enabled=true"]));
  const differing = Object.entries(metrics).filter(([name, { labels, needs }]) => {
    const found = labelsIn(text, name);
    return found === undefined
      ? needs === undefined || existsSync(needs.path)
      : JSON.stringify(found) !== JSON.stringify([...labels].sort());
  });
  expect(differing).toEqual([]);
});

test("the schema names the collectors, their switches and their flags that the program has", async () => {
  const { output } = await runProgram(inject("clusterTools")["node-exporter"], ["--help"]);
  // Deeper lines are about a flag, and may name others.
  const found = [...output.matchAll(/^ {6}--(\[no-\])?collector\.([\w.-]+)/gm)];
  const named = (isSwitch: boolean) =>
    found.flatMap(([, no, name = ""]) => ((no !== undefined) === isSwitch ? [name] : [])).sort();
  const names = (pattern: string) => /\((.*)\)/.exec(pattern)?.[1]?.replaceAll("\\", "").split("|") ?? [];
  expect([...names(switchNames), ...ofValues.switches].sort()).toEqual(named(true));
  expect([...names(flagNames), ...ofValues.flags].sort()).toEqual(named(false));
});

describe("with HTTPS and a password", () => {
  const { cert, key } = certificate();
  const secret = {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: "node-exporter-tls" },
    stringData: { "tls.crt": cert, "tls.key": key, "ca.crt": cert },
  } as ManifestObject;

  const get = (port: number, auth?: string) =>
    new Promise<{ status: number | undefined; header: unknown }>((resolve, reject) => {
      const options = {
        port,
        host: "127.0.0.1",
        servername: "localhost",
        path: "/metrics",
        ca: cert,
        timeout: 5_000,
      };
      request({ ...options, ...(auth && { auth }) }, (answer) => {
        answer.resume();
        resolve({ status: answer.statusCode, header: answer.headers["x-content-type-options"] });
      })
        .on("error", reject)
        .end();
    });

  test("it answers whom it knows, over HTTPS alone", async () => {
    const isUp: Probe = async (port) => (await get(port)).status === 401;
    const address = await exporterOf(valuesOf("tls"), { given: [secret], isUp });
    const port = Number(address.split(":")[1]);
    expect(await get(port, "prometheus:change-me")).toEqual({ status: 200, header: "nosniff" });
    expect((await get(port, "prometheus:guessed")).status).toBe(401);
    expect((await fetch(`http://${address}/metrics`)).status).toBe(400);
  });
});

/** A certificate for `localhost` that vouches for itself. */
function certificate(): { readonly cert: string; readonly key: string } {
  const keys = forge.pki.rsa.generateKeyPair(2048);
  const made = forge.pki.createCertificate();
  made.publicKey = keys.publicKey;
  made.serialNumber = "01";
  made.validity.notBefore = new Date(Date.now() - 3_600_000);
  made.validity.notAfter = new Date(Date.now() + 3_600_000);
  const name = [{ name: "commonName", value: "localhost" }];
  made.setSubject(name);
  made.setIssuer(name);
  made.setExtensions([
    { name: "basicConstraints", cA: true },
    { name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] },
  ]);
  made.sign(keys.privateKey, forge.md.sha256.create());
  return { cert: forge.pki.certificateToPem(made), key: forge.pki.privateKeyToPem(keys.privateKey) };
}

import { rmSync } from "node:fs";
import type { ManifestObject } from "../charts/manifest.ts";
import { runProgram } from "../run-program.ts";
import { temporaryFolder } from "../temporary.ts";
import { containerFiles } from "./container-files.ts";
import { layOut } from "./lay-out.ts";

/** A real program that reads what a chart renders, and says whether it is right. */
export interface ConfigurationCheck {
  /** The container whose files it gets. */
  readonly container: string;
  /** Such as `promtool`. */
  readonly program: string;
  /** With absolute paths as they are in the container. */
  readonly args: readonly string[];
  /** A folder with stand-ins for files of the image. */
  readonly image?: string;
}

/**
 * Runs a program on the configuration of a container, among the objects of a release, and throws what it says
 * unless it ends well.
 *
 * @example
 * const check = { container: "prometheus", program: "promtool", args: ["check", "config", "/etc/prometheus/prometheus.yml"] };
 * await checkConfiguration([], check, "/usr/local/bin/promtool").catch((error) => error.message);
 */
export async function checkConfiguration(
  objects: readonly ManifestObject[],
  { container, program, args, image }: ConfigurationCheck,
  file: string,
): Promise<void> {
  const found = containerFiles(objects, container);
  if (found.length === 0) throw new Error(`No pod has a container ${container} for ${program} to check.`);
  for (const files of found) {
    const root = temporaryFolder("configuration");
    try {
      const relocate = layOut(files, { root, image });
      const { code, output } = await runProgram(file, args.map(relocate), { cwd: root, seconds: 60 });
      if (code === 0) continue;
      const said = output.replaceAll(root, "").trim();
      throw new Error(`${[program, ...args].join(" ")} in ${container} ended with ${code}:\n${said}`);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  }
}

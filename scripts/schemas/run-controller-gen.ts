import { spawn } from "node:child_process";

export interface ControllerGenWork {
  /** The module's folder, whose own go.mod and go.sum say which versions of other modules are read. */
  readonly folder: string;
  readonly types: string;
  readonly output: string;
}

/** Makes CustomResourceDefinitions from the Go types of a module, as its authors do. */
export async function runControllerGen(program: string, work: ControllerGenWork): Promise<void> {
  const args = ["crd:crdVersions=v1", `paths=${work.types}`, `output:crd:dir=${work.output}`];
  const env = { ...process.env, GOWORK: "off", GOFLAGS: "-mod=readonly" };
  const child = spawn(program, args, { cwd: work.folder, env, stdio: ["ignore", "inherit", "inherit"] });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (status !== 0) throw new Error(`controller-gen ${args.join(" ")} ended with ${status ?? "a signal"}.`);
}

// Runs the command's `main` again and again in one process of Node's, as a user's sources run: types are erased, nothing
// is transformed. Its standard streams are files, which `client.ts` reads and empties between two calls.
import { readSync } from "node:fs";
import { main } from "../../../src/main.ts";
import { freshModules } from "./fresh-modules.ts";
import type { Answer, Call } from "./protocol.ts";

const nextCall = freshModules();

process.on("disconnect", () => process.exit());
process.on("message", async ({ argv, cwd, env }: Call) => {
  nextCall();
  process.chdir(cwd);
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
  const code = await main(argv);
  const left = await untilIdle();
  drain(0);
  const answer: Answer = { code, left, peak: process.resourceUsage().maxRSS };
  process.send?.(answer);
});
const resources = () => process.getActiveResourcesInfo().sort();
/** What keeps this process alive between two calls: its channel. */
const idle = resources().join();
process.send?.("ready");

/** Waits as Node does before it ends a process. What is left then would keep the command from ending. */
async function untilIdle(): Promise<readonly string[]> {
  for (let end = Date.now() + 10_000; Date.now() < end; ) {
    if (resources().join() === idle) return [];
    await new Promise(setImmediate);
  }
  return resources();
}

/** Input that this call did not read is not the next one's. */
function drain(file: number): void {
  const buffer = Buffer.alloc(64 << 10);
  while (readSync(file, buffer) > 0);
}

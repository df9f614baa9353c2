// Run as a program: ends the cluster in the folder of its argument when the process that started it is gone,
// however that ended. It holds the other end of a pipe, which closes with the last of that process; a word
// through the pipe sends the watchdog away.
import { readState, stopCluster } from "./state.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("usage: watchdog.ts FOLDER");
process.stdin.on("data", () => process.exit());
process.stdin.on("error", () => {});
process.stdin.on("close", async () => {
  const state = readState(folder);
  if (state !== undefined && !state.kept) await stopCluster(folder);
});

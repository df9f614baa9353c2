#!/usr/bin/env node
import { enableCompileCache } from "node:module";

// What is loaded after this is compiled once a machine, not once a run.
enableCompileCache();
const { main } = await import("./main.ts");
process.exitCode = await main(process.argv.slice(2));

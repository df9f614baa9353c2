import { createHash, type Hash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Ended, Run } from "@chartwright/validator";

/** Answers that nobody has asked for in so many days are removed. */
const days = 14;

/**
 * Runs a program, and keeps what it said in a folder: with the same arguments, the same content of the files and
 * folders among them, and the same input, it is not run again. Kept is what ended well, and what Helm refuses because of
 * the chart and its values: any other error may be one of the machine.
 *
 * @param identity what else an answer depends on: the program's version
 */
export function rememberAnswers(run: Run, identity: string, folder: string): Run {
  mkdirSync(folder, { recursive: true });
  sweep(folder);
  const contents = new Map<string, string>();
  return async (args, stdin = "") => {
    const hash = createHash("sha256").update(identity);
    for (const arg of args) hash.update("\0").update(contentOf(arg, contents));
    const file = join(folder, `${hash.update("\0").update(stdin).digest("hex")}.gz`);
    const known = read(file);
    if (known !== undefined) return known;
    const ended = await run(args, stdin);
    if (ended.status === 0 || isRefusal(ended)) write(file, ended);
    return ended;
  };
}

/** By `fail` or `required` in a template, or by the values' schema. */
function isRefusal({ status, stderr }: Ended): boolean {
  return (
    status === 1 && /^Error: (?:execution error at \(|values don't meet the specifications of)/m.test(stderr)
  );
}

/** An argument, or if it names a file or folder, its content. What follows `{{` in it is a template of names. */
function contentOf(arg: string, contents: Map<string, string>): string {
  const [path = ""] = arg.split("{{");
  if (path === "" || path === "-" || !existsSync(path)) return arg;
  const content = contents.get(path) ?? digest(path);
  contents.set(path, content);
  return content + arg.slice(path.length);
}

function digest(path: string): string {
  const hash = createHash("sha256");
  add(hash, path, "");
  return hash.digest("hex");
}

function add(hash: Hash, path: string, name: string): void {
  if (statSync(path).isDirectory()) {
    for (const entry of readdirSync(path).sort()) add(hash, join(path, entry), `${name}/${entry}`);
  } else {
    const content = readFileSync(path);
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
}

function read(file: string): Ended | undefined {
  try {
    const ended: Ended = JSON.parse(gunzipSync(readFileSync(file)).toString("utf8"));
    utimesSync(file, new Date(), new Date());
    return ended;
  } catch {
    return undefined;
  }
}

/** By a rename: another process may read it at the same time. */
function write(file: string, ended: Ended): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, gzipSync(JSON.stringify(ended), { level: 1 }));
  renameSync(draft, file);
}

function sweep(folder: string): void {
  const oldest = Date.now() - days * 24 * 60 * 60_000;
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    const found = statSync(file, { throwIfNoEntry: false });
    if (found !== undefined && found.mtimeMs < oldest) rmSync(file, { force: true });
  }
}

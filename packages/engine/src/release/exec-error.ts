import type { HelmMajor } from "../functions/table.ts";
import { ExecError, FunctionError } from "../template/errors.ts";

/** The errors that wrap one another, outermost first. */
function chainOf(error: Error): Error[] {
  const chain: Error[] = [];
  let current: Error | undefined = error;
  while (current !== undefined) {
    chain.push(current);
    current = current instanceof ExecError || current instanceof FunctionError ? current.wraps : undefined;
  }
  return chain;
}

interface Located {
  readonly location: string;
  readonly executed: string;
  readonly message: string;
}

function cutAtNext(message: string): string {
  const next = message.indexOf(" template:");
  return next < 0 ? message : message.slice(0, next);
}

/** The parts of a message of Go's templates, or undefined where it is none. */
function parse(text: string): Located | undefined {
  const prefix = "template: ";
  if (!text.startsWith(prefix)) return undefined;
  const rest = text.slice(prefix.length);
  if (rest.startsWith("no template ")) return { location: "", executed: "", message: text };
  return parseExecuting(rest) ?? parseSimple(rest);
}

function parseExecuting(rest: string): Located | undefined {
  const mark = ": executing ";
  const at = rest.indexOf(mark);
  if (at < 0) return undefined;
  const after = rest.slice(at + mark.length);
  const quote = after.startsWith('"') ? after.indexOf('"', 1) : -1;
  if (quote < 0) return undefined;
  const context = after.slice(quote + 1);
  if (!context.startsWith(" at <")) return undefined;
  const inner = context.slice(" at <".length);
  const end = inner.indexOf(">: ");
  if (end < 0) return undefined;
  return {
    location: rest.slice(0, at),
    executed: `executing ${after.slice(0, quote + 1)} at <${inner.slice(0, end)}>:`,
    message: cutAtNext(inner.slice(end + 3)),
  };
}

function parseSimple(rest: string): Located | undefined {
  const at = rest.lastIndexOf(": ");
  return at < 0
    ? undefined
    : { location: rest.slice(0, at), executed: "", message: cutAtNext(rest.slice(at + 2)) };
}

function layout({ location, executed, message }: Located): string {
  const head = location === "" ? "" : `${location}\n  `;
  const middle = executed === "" ? "" : `${executed}\n    `;
  return head + middle + (message === "" ? "" : `${message}\n`);
}

/** Helm 4 lists the places one below the other. */
function listed(error: Error): string {
  const places: Located[] = [];
  for (const each of chainOf(error)) {
    const located = parse(each.message);
    if (located === undefined) return error.message;
    const last = places.at(-1);
    if (last === undefined || layout(last) !== layout(located)) places.push(located);
  }
  return places.map(layout).join("").trim();
}

/** An error of execution in Helm's words. */
export function formatExecError(error: Error, helm: HelmMajor): string {
  if (!(error instanceof ExecError)) return error.message;
  const tokens = error.message.split(": ");
  if (tokens.length >= 3) {
    const [, location, ...rest] = tokens;
    const warning = /HELM_ERR_START([\s\S]*)HELM_ERR_END/.exec(rest.join(": "));
    if (warning !== null) return `execution error at (${location}): ${warning[1]}`;
  }
  return helm === 3 ? error.message : listed(error);
}

/** An error of parsing in Helm's words. */
export function formatParseError(file: string, message: string): string {
  const tokens = message.split(": ");
  if (tokens.length === 1) return `parse error in (${file}): ${message}`;
  return `parse error at (${tokens[1]}): ${tokens.at(-1)}`;
}

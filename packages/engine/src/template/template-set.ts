import { compileTree, type Exec } from "./compile.ts";
import type { FunctionTable } from "./function-type.ts";
import type { Tree } from "./node.ts";
import { isEmptyTree, parse } from "./parser.ts";
import type { Recorder } from "./trace/recorder.ts";
import type { Tracer } from "./tracer.ts";

/** Who is told of what runs. Templates of a set without it are compiled to closures that know nothing of it. */
export interface Tracing {
  readonly tracer: Tracer;
  readonly recorder?: Recorder | undefined;
}

/** A parsed template; compiled when it is first executed. */
export class Template {
  readonly tree: Tree;
  readonly #functions: FunctionTable;
  readonly #tracing: Tracing | undefined;
  #exec: Exec | undefined;

  constructor(tree: Tree, functions: FunctionTable, tracing: Tracing | undefined) {
    this.tree = tree;
    this.#functions = functions;
    this.#tracing = tracing;
  }

  get exec(): Exec {
    this.#exec ??= compileTree(this.tree, this.#functions, this.#tracing?.tracer, this.#tracing?.recorder);
    return this.#exec;
  }
}

/** Templates that can call each other by name. A set that `tpl` makes lies over the one it was called from. */
export class TemplateSet {
  readonly functions: FunctionTable;
  /** Keeps where values come from, in a set that is traced. */
  readonly recorder: Recorder | undefined;
  readonly #tracing: Tracing | undefined;
  readonly #templates: Map<string, Template> = new Map();
  readonly #below: TemplateSet | undefined;
  readonly #names: { has(name: string): boolean };
  /** What `tpl` has parsed already, by its text. */
  readonly #parsed: Map<string, readonly Template[]>;

  constructor(functions: FunctionTable, tracing?: Tracing, below?: TemplateSet) {
    this.functions = functions;
    this.#tracing = tracing;
    this.recorder = tracing?.recorder;
    this.#below = below;
    this.#names = { has: (name) => Object.hasOwn(functions, name) };
    this.#parsed = below === undefined ? new Map() : below.#parsed;
  }

  /** Parses a text and adds the templates in it. An empty one does not replace one that is there. */
  add(name: string, text: string): void {
    for (const tree of parse(name, text, this.#names))
      this.#put(new Template(tree, this.functions, this.#tracing));
  }

  #put(template: Template): void {
    const { name, root } = template.tree;
    if (isEmptyTree(root) && this.lookup(name) !== undefined) return;
    this.#templates.set(name, template);
  }

  lookup(name: string): Template | undefined {
    return this.#templates.get(name) ?? this.#below?.lookup(name);
  }

  /** The main template of a text that is given to `tpl`, and the set in which it is to be executed. */
  overlay(name: string, text: string): { set: TemplateSet; main: Template } {
    let templates = this.#parsed.get(text);
    if (templates === undefined) {
      templates = parse(name, text, this.#names).map(
        (tree) => new Template(tree, this.functions, this.#tracing),
      );
      if (this.#parsed.size > maxParsed) this.#parsed.clear();
      this.#parsed.set(text, templates);
    }
    const main = templates.find((template) => template.tree.name === name) as Template;
    if (templates.length === 1) return { set: this, main };
    const set = new TemplateSet(this.functions, this.#tracing, this);
    for (const template of templates) set.#put(template);
    return { set, main };
  }
}

const maxParsed = 10_000;

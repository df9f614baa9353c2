import { stripTypeScriptTypes } from "node:module";
import * as blocks from "@chartwright/blocks";
import * as model from "@chartwright/model";
import type { Imported } from "../../src/index.ts";

type Module = Readonly<Record<string, unknown>>;

/** The model that the text of an imported chart gives when it is run: the printer's text, not what the importer ran. */
export async function loadChart({ files }: Imported): Promise<model.ChartModel> {
  const texts = new Map(files.map(({ path, text }) => [`./${path}`, text]));
  const load = async (specifier: string): Promise<Module> => {
    if (specifier === "chartwright") return { ...model, blocks };
    const own = texts.get(specifier);
    return own === undefined ? ((await import(specifier)) as Module) : runModule(own, load);
  };
  const { default: chart } = await runModule(texts.get("./chart.ts") ?? "", load);
  return chart as model.ChartModel;
}

async function runModule(text: string, load: (specifier: string) => Promise<Module>): Promise<Module> {
  const script = stripTypeScriptTypes(text);
  const imports = [...script.matchAll(/^import \{([^}]*)\} from "([^"]+)";$/gm)];
  const names: string[] = [];
  const values: unknown[] = [];
  for (const [, list = "", specifier = ""] of imports) {
    const module = await load(specifier);
    for (const item of list.split(",").map((each) => each.trim())) {
      if (item === "" || item.startsWith("type ")) continue;
      const [exported = "", local = exported] = item.split(" as ");
      names.push(local);
      values.push(module[exported]);
    }
  }
  const body = script
    .replace(/^import [^;]*;$/gm, "")
    .replace(/^export default /m, "exports.default = ")
    .replace(/^export const (\w+)\s*=/gm, "const $1 = exports.$1 =");
  const exports: Record<string, unknown> = {};
  new Function("exports", ...names, body)(exports, ...values);
  return exports;
}

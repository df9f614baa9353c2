import {
  type blocks,
  choose,
  contains,
  type Expr,
  helper,
  isText,
  lines,
  or,
  text,
  toJson,
  toText,
  v,
} from "chartwright";

/** Printable text in one line. */
const line = /^[ -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe]*$/;

/** The names of sections and of settings in `grafana.ini`. */
const name = /^[A-Za-z][A-Za-z0-9_.-]*$/;

/**
 * Grafana asks nobody outside for anything: no counts, no news, no plugins, no pictures of users. It replaces no plugin
 * that is in its image: on a read-only root that fails halfway, and the datasource is gone.
 */
const quiet = {
  analytics: {
    check_for_plugin_updates: false,
    check_for_updates: false,
    feedback_links_enabled: false,
    reporting_enabled: false,
  },
  log: { mode: "console" },
  news: { news_feed_enabled: false },
  plugins: {
    preinstall_auto_update: false,
    preinstall_disabled: true,
    public_key_retrieval_disabled: true,
  },
  security: { disable_gravatar: true },
  snapshots: { external_enabled: false },
};

/** The values of `grafana.ini`: settings by section and name. */
export function settings() {
  return v
    .mapOf(v.mapOf(v.union(v.string().pattern(line), v.number(), v.boolean())).keys(name))
    .keys(name)
    .default(quiet)
    .doc(
      "Grafana's settings by section and name; those before the first section are in `DEFAULT`. They stand in a ConfigMap: a password belongs into a Secret, and its setting into `extraEnv` as GF_SECTION_NAME.",
    );
}

interface Context extends blocks.BlockContext {
  readonly values: { readonly "grafana.ini": blocks.References<{ ini: ReturnType<typeof settings> }>["ini"] };
}

/** The file, of which a literal block keeps every line. */
export function settingsFile({ values }: Context): Expr<string> {
  return helper(
    "ini",
    lines(
      "; Made from the values.",
      ...values["grafana.ini"].map((section, settings) =>
        lines(
          text`[${section}]`,
          ...settings.map((key, value) =>
            choose(
              or(contains(toText(value), "#"), contains(toText(value), ";")),
              // What starts a comment for Grafana is none within three quotes.
              text`${key} = """${toText(value)}"""`,
              text`${key} = ${choose(isText(value), toText(value), toJson(value))}`,
            ),
          ),
        ),
      ),
    ),
    { doc: "The settings of Grafana, as it reads them." },
  );
}

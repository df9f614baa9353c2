import { and, type blocks, type Expr, eq, gt, ne, type Rule, refuse, toText, v, when } from "chartwright";

/** The values of the database that dashboards, users and alerts are kept in. */
export function database() {
  return v
    .object({
      type: v
        .enum("sqlite3", "postgres", "mysql")
        .default("sqlite3")
        .doc("With sqlite3 it is a file on the volume, and there is one pod."),
      host: v.string().default("").doc("Where another one is: name and port.").example("postgres:5432"),
      name: v.string().default("grafana"),
      user: v.string().default("grafana"),
      existingSecret: v.string().default("").doc("The Secret of the user's password."),
      passwordKey: v.string().min(1).default("password").doc("Its key in that Secret."),
      sslMode: v
        .string()
        .optional()
        .doc("postgres: `disable`, `require`, `verify-full`; mysql: `true`, `false`, `skip-verify`.")
        .example("verify-full"),
    })
    .requires({ type: "postgres" }, "host", "existingSecret")
    .requires({ type: "mysql" }, "host", "existingSecret");
}

interface Values {
  readonly database: blocks.References<{ database: ReturnType<typeof database> }>["database"];
  readonly replicaCount: Expr<number>;
}

/** Several pods, each with a database of its own. */
export function databaseRules({ database, replicaCount }: Values): readonly Rule[] {
  return [
    refuse(
      and(gt(replicaCount, 1), eq(database.type, "sqlite3")),
      "replicaCount over 1 needs database.type postgres or mysql: with sqlite3 each pod has users and dashboards of its own.",
    ),
  ];
}

/** The variables of Grafana's container that name it. */
export function databaseVariables({ database }: Values) {
  const isOther = ne(database.type, "sqlite3");
  const variable = (name: string, value: Expr<string>) => when(isOther, { name, value: toText(value) });
  return [
    variable("GF_DATABASE_TYPE", database.type),
    variable("GF_DATABASE_HOST", database.host),
    variable("GF_DATABASE_NAME", database.name),
    variable("GF_DATABASE_USER", database.user),
    when(isOther, {
      name: "GF_DATABASE_PASSWORD",
      valueFrom: { secretKeyRef: { name: database.existingSecret, key: database.passwordKey } },
    }),
    when(database.sslMode, { name: "GF_DATABASE_SSL_MODE", value: database.sslMode as Expr<string> }),
  ];
}

import {
  and,
  base64,
  type blocks,
  choose,
  type Expr,
  helper,
  isEmpty,
  ne,
  or,
  type Reference,
  resource,
  text,
  toYaml,
  v,
  when,
} from "chartwright";
import { Secret } from "kubernetes-models/v1";
import { nodeExporter } from "./exports.ts";
import { certificates, webConfig } from "./names.ts";

const headers =
  "Content-Security-Policy|X-Frame-Options|X-Content-Type-Options|X-XSS-Protection|Strict-Transport-Security";

/** How node_exporter is reached: its port, and the file of `--web.config.file`. */
export const web = v.object({
  port: v
    .integer()
    .min(1)
    .max(65535)
    .default(nodeExporter.port.number)
    .doc(
      "The port, which is one of each node with `hostNetwork`: of two releases with the same port, the second one's pods stay Pending.",
    ),
  listenOn: v
    .enum("AllAddresses", "HostIP")
    .default("AllAddresses")
    .doc("Whether every network that the node is in reaches it, or the one of the node's internal address."),
  telemetryPath: v.string().pattern(/^\//).default("/metrics").doc("The path of the metrics."),
  maxRequests: v.integer().min(0).default(40).doc("Scrapes at the same time; 0 for any number."),
  exporterMetrics: v
    .boolean()
    .default(true)
    .doc("Whether there are metrics of the exporter itself too: go_*, process_*, promhttp_*."),
  tls: v
    .object({
      enabled: v.boolean().default(false).doc("Whether it speaks HTTPS, and nothing else."),
      secretName: v
        .string()
        .default("")
        .doc("A Secret with the certificate, such as cert-manager's. It is read anew for each connection."),
      certKey: v.string().min(1).default("tls.crt").doc("The key of the certificate in it."),
      keyKey: v.string().min(1).default("tls.key").doc("The key of the private key in it."),
      caKey: v
        .string()
        .min(1)
        .default("ca.crt")
        .doc("The key of the authority in it, which clients and the ServiceMonitor check against."),
      clientAuth: v
        .enum(
          "NoClientCert",
          "RequestClientCert",
          "RequireAnyClientCert",
          "VerifyClientCertIfGiven",
          "RequireAndVerifyClientCert",
        )
        .default("NoClientCert")
        .doc("Whether clients show a certificate. Where they are asked to, the probes only open the port."),
      clientAllowedSans: v
        .array(v.string())
        .doc("The names of which a client's certificate must have one.")
        .example(["prometheus.monitoring.svc"]),
      minVersion: v.enum("TLS12", "TLS13").default("TLS12"),
      cipherSuites: v
        .array(v.string())
        .doc("Those for TLS 1.2; Go's own choice where it is empty.")
        .example(["TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"]),
    })
    .requires({ enabled: true }, "secretName"),
  basicAuthUsers: v
    .mapOf(v.string().pattern(/^\$2[aby]?\$\d\d\$[./A-Za-z0-9]{53}$/))
    .doc(
      "The hashes of passwords by user, made by `htpasswd -nBC 10 USER`. With users, the probes open the port only.",
    )
    .example({ prometheus: "$2b$10$yD4TLmSlzMtyqO8r2rDfNeoFcHRJONOCEB.tX4kPA71MebDNgEMqi" }),
  headers: v
    .mapOf(v.string())
    .keys(`^(${headers})$`)
    .doc("Headers of every answer.")
    .example({ "X-Content-Type-Options": "nosniff" }),
  existingSecret: v
    .string()
    .default("")
    .doc(
      `A Secret with a whole ${webConfig.key}, in place of what is said here. \`tls.enabled\` still says that it speaks HTTPS.`,
    ),
});

type Web = Reference<typeof web>;

/** Whether a Secret with a configuration is made, and whether there is one at all. */
export function usesWebConfig({ tls, basicAuthUsers, headers, existingSecret }: Web) {
  const isSaid = or(tls.enabled, basicAuthUsers, headers);
  return { isSaid, isThere: or(existingSecret, isSaid) };
}

/** Whether a request without credentials may be refused, a probe's too. */
export function isGuarded({ tls, basicAuthUsers, existingSecret }: Web): Expr<boolean> {
  return or(basicAuthUsers, existingSecret, ne(tls.clientAuth, "NoClientCert")) as Expr<boolean>;
}

/** The name of the Secret that holds the configuration. */
export function webSecretName({ names }: blocks.BlockContext, { existingSecret }: Web): Expr<string> {
  return choose(existingSecret, existingSecret, names.suffixed("web"));
}

/** The Secret with the file of `--web.config.file`, in exporter-toolkit's format. */
export function webSecret(context: blocks.BlockContext, values: Web) {
  const { names, labels, release } = context;
  const { tls, basicAuthUsers, headers, existingSecret } = values;
  const at = (key: Expr<string>) => text`${certificates}/${key}`;
  const file = helper(
    "webConfig",
    {
      tls_server_config: when(tls.enabled, {
        cert_file: at(tls.certKey),
        key_file: at(tls.keyKey),
        client_auth_type: tls.clientAuth,
        client_ca_file: when(ne(tls.clientAuth, "NoClientCert"), at(tls.caKey)),
        client_allowed_sans: tls.clientAllowedSans,
        min_version: tls.minVersion,
        cipher_suites: tls.cipherSuites,
      }),
      http_server_config: when(headers, { headers }),
      basic_auth_users: basicAuthUsers,
    },
    { doc: "How node_exporter is reached: the file of --web.config.file." },
  );
  return when(
    and(usesWebConfig(values).isSaid, isEmpty(existingSecret)),
    resource(
      Secret,
      {
        metadata: { name: names.suffixed("web"), namespace: release.namespace, labels: labels.common },
        type: "Opaque",
        data: { [webConfig.key]: base64(toYaml(file)) },
      },
      { file: "secret-web" },
    ),
  );
}

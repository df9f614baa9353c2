import { createPrivateKey, X509Certificate } from "node:crypto";
import { loadChart, loadCrypto, renderChart } from "@chartwright/engine";
import { describe, expect, inject, test } from "vitest";
import { helmTemplate } from "./support/real-helm.ts";
import { isTurnOf } from "./support/turns.ts";

const template = `{{- $ca := genCA "an-authority" 365 }}
{{- $signed := genSignedCert "ünï.example.com" (list "10.0.0.1" "::1") (list "a.example.com" "b") 10 $ca }}
{{- $self := genSelfSignedCert "self" nil nil 5 }}
rsa: {{ genPrivateKey "rsa" | b64enc }}
dsa: {{ genPrivateKey "dsa" | b64enc }}
ecdsa: {{ genPrivateKey "ecdsa" | b64enc }}
ed25519: {{ genPrivateKey "ed25519" | b64enc }}
caKey: {{ $ca.Key | b64enc }}
ca: {{ $ca.Cert | b64enc }}
signed: {{ $signed.Cert | b64enc }}
self: {{ $self.Cert | b64enc }}
withKey: {{ (genSelfSignedCertWithKey "k" nil nil 1 $self.Key).Key | eq $self.Key | toString | b64enc }}
unknown: {{ genPrivateKey "none" | b64enc }}
derived: {{ derivePassword 1 "long" "password" "user" "example.com" | b64enc }}
derivedAll: {{ derivePassword 7 "maximum" "pässword" "us" "e" | b64enc }}
badUser: {{ htpasswd "a:b" "x" | b64enc }}
tooLong: {{ bcrypt (repeat 80 "x") | b64enc }}
back: {{ decryptAES "secret" (encryptAES "secret" "tëxt") | b64enc }}
`;

const files = new Map([
  ["Chart.yaml", "apiVersion: v2\nname: secrets\nversion: 1.0.0\n"],
  ["templates/all.yaml", template],
]);

function outputs(text: string): Record<string, string> {
  const found = Array.from(text.matchAll(/^(\w+): (\S*)$/gm), ([, name, base64]) => [
    name,
    Buffer.from(base64 ?? "", "base64").toString(),
  ]);
  return Object.fromEntries(found);
}

/** All of a key that is the same for every key of its kind. */
function formOfKey(pem: string) {
  const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(pem);
  return { label: pem.split("\n")[0], asymmetricKeyType, asymmetricKeyDetails };
}

function formOf(pem: string, authority: string) {
  const certificate = new X509Certificate(pem);
  const issuer = new X509Certificate(authority);
  const { subject, ca, subjectAltName, keyUsage, validFrom, validTo } = certificate;
  return {
    subject,
    issuer: certificate.issuer,
    ca,
    subjectAltName,
    keyUsage,
    days: Math.round((Date.parse(validTo) - Date.parse(validFrom)) / 86_400_000),
    isSigned: certificate.verify(issuer.publicKey),
    isIssued: certificate.checkIssued(issuer),
    // Length and order of the extensions show in what stands before the key's identifier.
    size: Math.round(certificate.raw.length / 20),
  };
}

function formsOf(made: Record<string, string>) {
  const { rsa, dsa, ecdsa, ed25519, caKey, ca = "", signed = "", self = "", ...texts } = made;
  return {
    keys: [rsa, dsa, ecdsa, ed25519, caKey].map((key) => formOfKey(key ?? "")),
    certificates: [formOf(ca, ca), formOf(signed, ca), formOf(self, self)],
    texts,
  };
}

describe("keys and certificates have the form that helm gives them", () => {
  test.each(([3, 4] as const).filter((helm) => isTurnOf(helm, 0)))(
    "helm %i",
    async (helm) => {
      const { chart } = loadChart(files, helm);
      const environment = { crypto: await loadCrypto() };
      const { manifests = "" } = renderChart(chart as NonNullable<typeof chart>, { helm, environment });
      const { stdout } = helmTemplate(inject("tools")[`helm${helm}`], files);
      expect(formsOf(outputs(manifests))).toEqual(formsOf(outputs(stdout)));
    },
    120_000,
  );
});

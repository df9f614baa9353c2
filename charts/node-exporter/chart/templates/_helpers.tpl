{{/* Generated from chart.ts by chartwright. Do not edit: change chart.ts and run `chartwright generate`. */}}

{{/* The name of the chart, or its override. */}}
{{- define "node-exporter.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/*
The name of the release's objects: at most 63 characters, as Kubernetes limits it.
A release whose name holds the chart's is not given it twice.
*/}}
{{- define "node-exporter.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- $name := .Values.nameOverride | default .Chart.Name }}
{{- if contains $name .Release.Name }}
{{- .Release.Name | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name | trunc 63 | trimSuffix "-" }}
{{- end }}
{{- end }}
{{- end }}

{{/* The chart's name and version, as a label. */}}
{{- define "node-exporter.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* Labels for every object. */}}
{{- define "node-exporter.labels" -}}
helm.sh/chart: {{ include "node-exporter.chart" . }}
{{ include "node-exporter.selectorLabels" . }}
app.kubernetes.io/version: {{ regexFind "(?s)^.{0,63}" (.Chart.AppVersion | replace "+" "_") | trimSuffix "-" | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{/* Labels for selectors. They are immutable: nothing that changes with a version belongs here. */}}
{{- define "node-exporter.selectorLabels" -}}
app.kubernetes.io/name: {{ include "node-exporter.name" . }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{/* The name of the service account. */}}
{{- define "node-exporter.serviceAccountName" -}}
{{- if .Values.serviceAccount.create }}
{{- .Values.serviceAccount.name | default (include "node-exporter.fullname" .) }}
{{- else }}
{{- .Values.serviceAccount.name | default "default" }}
{{- end }}
{{- end }}

{{/* The image: by its digest where one is given, else by its tag. */}}
{{- define "node-exporter.image" -}}
{{- if .Values.image.digest }}
{{- printf "%s/%s@%s" (.Values.global.imageRegistry | default .Values.image.registry) .Values.image.repository .Values.image.digest }}
{{- else }}
{{- printf "%s/%s:%s" (.Values.global.imageRegistry | default .Values.image.registry) .Values.image.repository (.Values.image.tag | default .Chart.AppVersion) }}
{{- end }}
{{- end }}

{{/* How node_exporter is reached: the file of --web.config.file. */}}
{{- define "node-exporter.webConfig" -}}
{{- if .Values.web.tls.enabled }}
tls_server_config:
  cert_file: {{ printf "/etc/node-exporter/tls/%s" .Values.web.tls.certKey | quote }}
  key_file: {{ printf "/etc/node-exporter/tls/%s" .Values.web.tls.keyKey | quote }}
  client_auth_type: {{ .Values.web.tls.clientAuth }}
  {{- if ne .Values.web.tls.clientAuth "NoClientCert" }}
  client_ca_file: {{ printf "/etc/node-exporter/tls/%s" .Values.web.tls.caKey | quote }}
  {{- end }}
  {{- with .Values.web.tls.clientAllowedSans }}
  client_allowed_sans:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  min_version: {{ .Values.web.tls.minVersion | quote }}
  {{- with .Values.web.tls.cipherSuites }}
  cipher_suites:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}
{{- if .Values.web.headers }}
http_server_config:
  headers:
    {{- toYaml .Values.web.headers | nindent 4 }}
{{- end }}
{{- with .Values.web.basicAuthUsers }}
basic_auth_users:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/* Labels for what `helm test` runs: no selector of the chart's takes it for one of its pods. */}}
{{- define "node-exporter.testLabels" -}}
helm.sh/chart: {{ include "node-exporter.chart" . }}
app.kubernetes.io/name: {{ include "node-exporter.name" . | trunc 58 | trimSuffix "-" }}-test
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{/* The image: by its digest where one is given, else by its tag. */}}
{{- define "node-exporter.testImage" -}}
{{- if .Values.testImage.digest }}
{{- printf "%s/%s@%s" (.Values.global.imageRegistry | default .Values.testImage.registry) .Values.testImage.repository .Values.testImage.digest }}
{{- else }}
{{- printf "%s/%s:%s" (.Values.global.imageRegistry | default .Values.testImage.registry) .Values.testImage.repository (.Values.testImage.tag | default .Chart.AppVersion) }}
{{- end }}
{{- end }}

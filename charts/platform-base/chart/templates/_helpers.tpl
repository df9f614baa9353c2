{{/* Generated from chart.ts by chartwright. Do not edit: change chart.ts and run `chartwright generate`. */}}

{{/* The name of the chart, or its override. */}}
{{- define "platform-base.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/*
The name of the release's objects: at most 63 characters, as Kubernetes limits it.
A release whose name holds the chart's is not given it twice.
*/}}
{{- define "platform-base.fullname" -}}
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
{{- define "platform-base.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* Labels for every object. */}}
{{- define "platform-base.labels" -}}
helm.sh/chart: {{ include "platform-base.chart" . }}
{{ include "platform-base.selectorLabels" . }}
app.kubernetes.io/version: {{ regexFind "(?s)^.{0,63}" (.Chart.AppVersion | replace "+" "_") | trimSuffix "-" | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{/* Labels for selectors. They are immutable: nothing that changes with a version belongs here. */}}
{{- define "platform-base.selectorLabels" -}}
app.kubernetes.io/name: {{ include "platform-base.name" . }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

import type { HeadingVocabulary } from './vocabulary.ts';

export const SPANISH: HeadingVocabulary = {
  sections: {
    meaning: {
      runbooks: 'significado|síntomas?',
      troubleshooting: 'problemas?|errores conocidos',
      both: 'resumen|descripción|contexto|visión general|qué (significa|ocurre|pasa)',
    },
    impact: { runbooks: 'impacto', both: 'consecuencias?|gravedad|severidad' },
    diagnosis: {
      runbooks: 'diagnóstico|investigación|comprobaciones previas|(posibles causas|causas posibles)',
      troubleshooting: 'causas?|depuración',
      both: 'análisis|comprobaciones',
    },
    mitigation: {
      runbooks:
        'mitigación|resolución|remediación|recuperación|restauración|procedimiento|pasos|cómo (resolver|solucionar)(lo)?',
      troubleshooting: 'soluci(ón|ones)|solución alternativa',
      both: 'acciones|medidas|instrucciones|respuesta',
    },
    verification: { runbooks: 'verificación', both: 'validación|confirmación' },
    rollback: { runbooks: 'reversión|rollback|vuelta atrás', both: 'revertir|deshacer' },
    escalation: { runbooks: 'escalado|escalamiento|escalación|a quién (llamar|contactar)', both: 'escalar' },
    aftercare: { runbooks: 'seguimiento', both: 'posterior al incidente|prevención|limpieza' },
  },
  contacts: 'contactos?|guardia',
  runbooks: 'alertas?|paneles',
  incidents:
    'cronología|línea de tiempo|causa raíz|lecciones( aprendidas)?|acciones correctivas|factores contribuyentes',
  services:
    'arquitectura|rendimiento|escalabilidad|disponibilidad|dependencias|seguridad|monitorización|capacidad|responsables?',
  parts:
    'introducción|configuración|uso|referencia|requisitos( previos)?|propósito|objetivos?|índice|enlaces|métricas',
};

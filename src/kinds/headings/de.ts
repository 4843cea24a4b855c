import type { HeadingVocabulary } from './vocabulary.ts';

export const GERMAN: HeadingVocabulary = {
  sections: {
    meaning: {
      runbooks: 'bedeutung|symptome?|was bedeutet (das|es|der alarm)',
      troubleshooting: 'problem(beschreibung)?|fehlerbild|bekannte (probleme|fehler)',
      both: 'beschreibung|überblick|übersicht|zusammenfassung|hintergrund',
    },
    impact: { runbooks: 'auswirkung(en)?', both: 'folgen|schweregrad' },
    diagnosis: {
      runbooks: 'diagnose|untersuchung|erste prüfungen|mögliche ursachen|fehlersuche|fehleranalyse',
      troubleshooting: 'ursachen?',
      both: 'analyse',
    },
    mitigation: {
      runbooks:
        '(fehler)?behebung|störungsbeseitigung|abhilfe|(sofort|gegen)maßnahmen?|wiederherstellung|vorgehen|vorgehensweise|schritte',
      troubleshooting: 'lösung(en)?|umgehung(slösung)?|workarounds?',
      both: 'maßnahmen?|anleitung|reaktion',
    },
    verification: {
      runbooks: 'überprüfung|verifikation|verifizierung|erfolgskontrolle',
      both: 'prüfung|kontrolle|bestätigung',
    },
    rollback: { runbooks: 'rollback', both: 'zurückrollen|zurücksetzen|rückgängig( machen)?|rückbau' },
    escalation: { runbooks: 'eskalation(sweg|spfad|sstufen)?|wen (anrufen|informieren)', both: 'eskalieren' },
    aftercare: { runbooks: 'nachsorge|nachbereitung', both: 'nacharbeiten?|aufräumen|vorbeugung|prävention' },
  },
  contacts: 'ansprechpartner|kontakte?|rufbereitschaft|bereitschaft',
  runbooks: 'alarme?|dashboards?',
  incidents:
    'zeitleiste|zeitlicher ablauf|chronologie|ursachenanalyse|grundursachen?|erkenntnisse|lehren|was (gut|schlecht) lief',
  services:
    'architektur|leistung|skalierbarkeit|verfügbarkeit|abhängigkeiten|sicherheit|überwachung|kapazitätsplanung|zuständigkeit',
  parts:
    'einleitung|einführung|konfiguration|verwendung|referenz|voraussetzungen|anforderungen|zweck|ziele?|inhalt|inhaltsverzeichnis|links|metriken',
};

import { currentSite } from 'virtual:handrail/site';
import { alertsJson } from '../site/page-data.ts';

export function GET(): Response {
  return Response.json(alertsJson(currentSite()));
}
